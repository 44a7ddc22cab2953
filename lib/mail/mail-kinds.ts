import type { MailKind } from "@/lib/words";

/** Mails that carry a one-time link: they verify or rescue an account, so an unverified address gets them too. */
export const LINK_KINDS = ["welcome", "verify", "reset"] as const satisfies readonly MailKind[];

export function carriesLink(kind: MailKind): boolean {
  return (LINK_KINDS as readonly MailKind[]).includes(kind);
}
