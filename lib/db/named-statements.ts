import { createHash } from "node:crypto";
import type { Client } from "pg";

/** At most so many statements get a name: lists of varying length produce endless distinct statements. */
const MAX_NAMES = 500;

/** A `pg` client that names each statement by its hash, so that the server plans it once; see `prepared.ts`. */
export function withNamedStatements(Base: typeof Client): typeof Client {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known || names.size >= MAX_NAMES) return known;
    const name = `sb_${createHash("sha1").update(text).digest("base64url")}`;
    names.set(text, name);
    return name;
  };
  return class NamedClient extends Base {
    // biome-ignore lint/suspicious/noExplicitAny: the driver's method has ten shapes; all but one pass through unchanged.
    override query(...args: any[]): any {
      const [config, values] = args;
      if (values !== undefined && typeof config?.text === "string" && !config.name) {
        args[0] = { ...config, name: nameOf(config.text) };
      }
      // biome-ignore lint/suspicious/noExplicitAny: as above.
      return (super.query as any)(...args);
    }
  } as typeof Client;
}
