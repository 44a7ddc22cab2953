import type { Context } from "@/lib/context";
import type { TriagePolicy } from "@/lib/policy/input";
import type { Reader } from "@/lib/triage/reader";

/** Our own model, where one was trained. */
export async function loadLearnedReader(
  _ctx: Pick<Context, "db">,
  _learning: TriagePolicy["learning"],
): Promise<{ reader: Reader; key: string } | undefined> {
  return undefined;
}
