const SLOW_MS = 400;

/** Runs one step of the start. A slow step is logged while it runs and when it is done. */
export async function logStep<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  let isSlow = false;
  const timer = setTimeout(() => {
    isSlow = true;
    console.log(`  ${name} …`);
  }, SLOW_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    if (isSlow) console.log(`  ${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}
