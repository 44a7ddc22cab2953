/** Next calls this once when a server starts, before the first request. */
export async function register() {
  // Next also compiles this for its edge runtime and loads it in a build. Nothing must start there.
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NEXT_PHASE !== "phase-production-build") {
    const { startUp } = await import("./instrumentation-node");
    await startUp();
  }
}
