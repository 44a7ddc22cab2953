import { createHash } from "node:crypto";
import type { Client } from "pg";

/** Lists of varying length make statements without end; beyond this many they stay nameless. */
const MOST_NAMES = 500;

/**
 * A client of `pg` whose statements have names, so that the server parses and plans each once a connection and not
 * once a request. The name follows from the text, so it means the same on every connection.
 */
export function withNamedStatements(Base: typeof Client): typeof Client {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    const known = names.get(text);
    if (known || names.size >= MOST_NAMES) return known;
    const name = `sb_${createHash("sha1").update(text).digest("base64url")}`;
    names.set(text, name);
    return name;
  };
  return class NamedClient extends Base {
    // biome-ignore lint/suspicious/noExplicitAny: the driver's method has ten shapes; all but one pass through as they are.
    override query(...args: any[]): any {
      const [config] = args;
      if (
        typeof config === "object" &&
        config !== null &&
        typeof config.text === "string" &&
        !config.name &&
        args.length > 1
      ) {
        args[0] = { ...config, name: nameOf(config.text) };
      }
      // biome-ignore lint/suspicious/noExplicitAny: as above.
      return (super.query as any)(...args);
    }
  } as typeof Client;
}
