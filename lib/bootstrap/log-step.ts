/** Steps faster than this leave no line: a second start stays quiet. */
const SLOW_MS = 400;

/** Runs one step of the start and, where it takes a while, says so while it runs and when it is done. */
export async function logStep<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  let said = false;
  const timer = setTimeout(() => {
    said = true;
    console.log(`  ${name} …`);
  }, SLOW_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (said) console.log(`  ${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
}
