type Level = "info" | "warn" | "error";
type Facts = Record<string, string | number | boolean | null | undefined>;

/** One line of JSON an event. Ids, codes and counts only: ticket text and addresses have no place in a log. */
export function log(level: Level, message: string, facts: Facts = {}, error?: unknown): void {
  const line = { at: new Date().toISOString(), level, message, ...facts, ...describe(error) };
  console[level === "info" ? "log" : level](JSON.stringify(line));
}

function describe(error: unknown): Facts {
  if (error === undefined) return {};
  if (!(error instanceof Error)) return { error: String(error) };
  // The query builder's own message lists a statement's values; its cause only says what the database refused.
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
