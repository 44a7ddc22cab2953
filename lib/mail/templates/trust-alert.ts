import { formatPercent } from "@/lib/display-text/labels";
import { type MailContent, renderMail } from "./layout";
import { greeting } from "./text";

interface TrustAlertFacts {
  name: string;
  category: string;
  kept: number;
  decided: number;
  /** Share, 0 to 1. */
  target: number;
  trustUrl: string;
}

/** To admins: people accepted too few values of a category, so from now on it is only suggested. */
export function trustAlert({ name, category, kept, decided, target, trustUrl }: TrustAlertFacts): MailContent {
  return renderMail({
    subject: `Automation for ${category} was set to "suggest"`,
    heading: "The automatic safety switch turned automation down",
    blocks: [
      { text: greeting(name) },
      {
        text: `Of the last ${decided} tickets that triage classified as ${category}, people accepted ${kept}. The target is ${formatPercent(target)}.`,
      },
      {
        text: "From now on the category is only suggested and a person decides. Nothing else has changed. After you fix the cause, such as an outdated description, you can turn automation up again.",
      },
      { button: "View accuracy", url: trustUrl },
    ],
    footer: "You received this email because you are an admin.",
  });
}
