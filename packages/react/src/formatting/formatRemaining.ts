/** `mm:ss`, above an hour `h:mm:ss`. A started second counts in full; never below zero. */
export function formatRemaining(milliseconds: number): string {
  const total = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  const tail = `${two(minutes)}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
