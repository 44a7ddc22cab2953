import { type MailContent, renderMail } from "./layout";
import { greeting } from "./text";

/** To a person who entered an email address: the link that verifies it. */
export function verify({ name, url }: { name: string; url: string }): MailContent {
  return renderMail({
    subject: "Confirm your email address",
    heading: "Confirm your email address",
    blocks: [
      { text: greeting(name) },
      { text: "Please confirm that this is the email address of your Signalbox account." },
      { button: "Confirm email address", url },
      { text: "The link works once, for 24 hours." },
    ],
    footer:
      "You received this email because this address was entered at Signalbox. If that was not you, you can ignore it.",
  });
}
