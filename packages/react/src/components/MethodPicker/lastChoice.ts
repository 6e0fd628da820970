import type { AskedParams } from '../../hooks/AskedParams.ts';
import type { Session } from '../../session/Session.ts';
import type { AnsweredChoice } from './Ways.tsx';

interface LastChoice {
  /** What was asked for before a way to pay was chosen, as text. */
  asked: string;
  choice: AnsweredChoice;
  /** What was asked for then, as text. */
  started: string;
}

const last = new WeakMap<Session, LastChoice>();

/** Starts what was chosen in the modal, and remembers it until the modal is closed. */
export function startChoice(session: Session, params: AskedParams, choice: AnsweredChoice): void {
  // What the page named is not what the shopper chose.
  const chosen = { ...params, asset: undefined, routeId: undefined, ...choice };
  const [asked, started] = [JSON.stringify(params), JSON.stringify(chosen)];
  last.set(session, { asked, choice, started });
  const stop = session.listen(({ event }) => {
    if (event.type !== 'open_change' || event.open) return;
    last.delete(session);
    stop();
  });
  // The card shows what goes wrong.
  session.start(chosen).catch(() => {});
}

/** What was chosen the last time that the same was asked for. */
export function lastChoice(session: Session, params: AskedParams): AnsweredChoice | undefined {
  const found = last.get(session);
  return found?.asked === JSON.stringify(params) ? found.choice : undefined;
}

/** What was asked for before this was chosen, or null where the shopper chose nothing. */
export function askedBefore(session: Session, params: AskedParams): AskedParams | null {
  const found = last.get(session);
  return found?.started === JSON.stringify(params) ? JSON.parse(found.asked) : null;
}
