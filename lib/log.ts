type Level = "info" | "warn" | "error";
type Facts = Record<string, string | number | boolean | null | undefined>;

/** Writes one line of JSON. Log only ids, codes and counts, never ticket text or addresses. */
export function log(level: Level, message: string, facts: Facts = {}, error?: unknown): void {
  const line = { at: new Date().toISOString(), level, message, ...facts, ...describe(error) };
  console[level === "info" ? "log" : level](JSON.stringify(line));
}

function describe(error: unknown): Facts {
  if (error === undefined) return {};
  if (!(error instanceof Error)) return { error: String(error) };
  // The query builder's message contains the statement's values; its cause does not.
  const cause = error.cause instanceof Error ? error.cause : error;
  return {
    error: cause.message,
    errorName: error.name,
    stack: error.stack
      ?.split("\n")
      .filter((line) => line.trimStart().startsWith("at "))
      .slice(0, 4)
      .join(" | "),
  };
}
