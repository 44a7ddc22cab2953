/**
 * Runs choices of this process one after the other. Choices made side by side all see the same best person, and all
 * but one claim is lost and made again, which grows with the square of their number. Right they are without this too:
 * other processes claim at the same time, and the conditional claim alone decides.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const turn = holder.__signalboxRouting.then(work);
  holder.__signalboxRouting = turn.catch(() => {});
  return turn;
}

const holder = globalThis as unknown as { __signalboxRouting: Promise<unknown> };
holder.__signalboxRouting ??= Promise.resolve();
