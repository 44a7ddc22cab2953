/** Next calls this once when a server starts, before the first request. */
export async function register() {
  // Also compiled for the edge and loaded by the build, where nothing must start.
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { startUp } = await import("./instrumentation-node");
    await startUp();
  }
}
