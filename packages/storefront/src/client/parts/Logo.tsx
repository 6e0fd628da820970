export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M7 14h14v5a7 7 0 0 1-14 0z" />
      <path d="M21 15.500h2a2.5 2.5 0 0 1 0 5.500h-2.500M12 6c-1.5 2 1.5 3 0 5m5-5c-1.5 2 1.5 3 0 5" />
    </svg>
  );
}
