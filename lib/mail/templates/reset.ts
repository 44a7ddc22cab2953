import { type MailContent, renderMail } from "./layout";
import { greeting } from "./text";

/** To a person who forgot their password: the link to choose a new one. */
export function reset({ name, url }: { name: string; url: string }): MailContent {
  return renderMail({
    subject: "Reset your password",
    heading: "Reset your password",
    blocks: [
      { text: greeting(name) },
      { text: "We received a request to reset the password of your Signalbox account." },
      { button: "Choose a new password", url },
      { text: "The link works once, for one hour. Your current password works until you choose a new one." },
    ],
    footer: "If you did not ask for this, you can ignore this email. Your password stays the same.",
  });
}
