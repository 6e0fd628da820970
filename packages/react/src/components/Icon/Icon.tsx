const PATHS = {
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M9 7h5a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 7V5a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h1',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l2.5 1.5',
  warning: 'M10 3.5l7.5 13h-15zM10 8.5v3.5M10 14.2v.1',
  back: 'M7.5 4L3.5 8l4 4M3.5 8h8.5a4.5 4.5 0 0 1 0 9H8',
  external: 'M8 4H5a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-3M11 3h6v6M17 3l-8 8',
  keyboard: 'M3 6.5h14v7.5H3zM6 9h.1M10 9h.1M14 9h.1M7 11.8h6',
};

export type IconName = keyof typeof PATHS;

/** A drawing beside words that say the same; never announced. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="coinslot-icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
