import { createHmac } from "node:crypto";

/** The `x-inngest-signature` of canonical JSON. Uses the system clock, because the SDK refuses old signatures by it. */
export function signBody(body: string, signingKey: string): string {
  const seconds = Math.round(Date.now() / 1000).toString();
  const key = signingKey.replace(/^signkey-\w+-/, "");
  const mac = createHmac("sha256", key).update(body).update(seconds).digest("hex");
  return `t=${seconds}&s=${mac}`;
}

/** JSON with sorted keys and no spaces (RFC 8785), so that both sides sign the same text. Takes only JSON values. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}
