import { greeting } from "./greeting";
import { type MailContent, renderMail } from "./layout";

export interface TrustAlertFacts {
  name: string;
  category: string;
  kept: number;
  decided: number;
  /** Share, 0 to 1. */
  target: number;
  trustUrl: string;
}

/** To admins: people kept too few values of a category, so it is only suggested from now on. */
export function trustAlert({ name, category, kept, decided, target, trustUrl }: TrustAlertFacts): MailContent {
  return renderMail({
    subject: `${category} was turned down to "suggest"`,
    heading: "A category was turned down",
    blocks: [
      { say: greeting(name) },
      {
        say: `Of the last ${decided} tickets that triage put into ${category} by itself, people kept ${kept}. The target is ${Math.round(target * 100)}%.`,
      },
      {
        say: "From now on the category is only suggested, and a person decides. Nothing else has changed. When you have found the cause, such as a description that is out of date, you can turn it up again.",
      },
      { button: "See the figures", url: trustUrl },
    ],
    because: "You get this mail because you are an admin here.",
  });
}
