import { invalid } from "@/lib/errors";
import { SLUG } from "./input";

/** The slug of a name: "Node.js" → `node.js`, "Réseau & VPN" → `reseau-vpn`. Throws `invalid` if nothing is left. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9+#.]+/g, "-")
    .replace(/^[^a-z0-9]+/, "")
    .slice(0, 40)
    .replace(/[.-]+$/, "");
  if (!SLUG.test(slug)) throw invalid("/slug", "Use at least one letter a–z or digit 0–9 in the name.");
  return slug;
}
