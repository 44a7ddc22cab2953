/** Next calls this once when a server starts, before it answers the first request. */
export async function register() {
  // Compiled for the edge too, where none of this exists; the build loads it as well and must touch nothing.
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { startUp } = await import("./instrumentation-node");
    await startUp();
  }
}
