import { greeting } from "./greeting";
import { type MailContent, renderMail } from "./layout";

/** The link that shows that an address belongs to its account. */
export function verify({ name, url }: { name: string; url: string }): MailContent {
  return renderMail({
    subject: "Confirm your address",
    heading: "Confirm your address",
    blocks: [
      { say: greeting(name) },
      { say: "Please confirm that this address belongs to your Signalbox account." },
      { button: "Confirm my address", url },
      { say: "The link works once, for 24 hours." },
    ],
    because:
      "You get this mail because this address was entered at Signalbox. If that was not you, you need do nothing.",
  });
}
