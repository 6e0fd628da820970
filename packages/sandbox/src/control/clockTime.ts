/** '10:15:00', and with its day where that is not today in the sandbox's time. */
export function clockTime(iso: string, now: number): string {
  const day = iso.slice(0, 10);
  const time = iso.slice(11, 19);
  return day === new Date(now).toISOString().slice(0, 10) ? time : `${day} ${time}`;
}
