const PATHS = {
  close: 'M5 5l10 10M15 5L5 15',
  copy: 'M9 7h5a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zM13 7V5a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h1',
  check: 'M5 10l4 4 7-8',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2',
  warning: 'M10 3l8 14H2zM10 8v4M10 14v.1',
  back: 'M8 4L4 8l4 4M4 8h8a4 4 0 0 1 0 8H8',
  external: 'M8 4H5a2 2 0 0 0-2 2v9a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-3M11 3h6v6M17 3l-8 8',
  more: 'M5 8l5 5 5-5',
  keyboard: 'M3 6h14v8H3zM6 9h.1M10 9h.1M14 9h.1M7 12h6',
};

export type IconName = keyof typeof PATHS;

/** A drawing beside words that say the same; never announced. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className="coinslot-icon"
      data-icon={name}
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
