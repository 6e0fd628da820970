throw new Error(
  '@coinslot/server holds provider secrets and must not be bundled for a browser. Import it from a server file; pages use @coinslot/react.',
);
