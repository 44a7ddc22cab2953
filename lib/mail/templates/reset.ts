import { greeting } from "./greeting";
import { type MailContent, renderMail } from "./layout";

/** The link that lets somebody choose a new password. */
export function reset({ name, url }: { name: string; url: string }): MailContent {
  return renderMail({
    subject: "Choose a new password",
    heading: "Choose a new password",
    blocks: [
      { say: greeting(name) },
      { say: "Somebody, hopefully you, asked for a new password for your Signalbox account." },
      { button: "Choose a new password", url },
      { say: "The link works once, for one hour. Your present password works until you have chosen another." },
    ],
    because: "If you did not ask for this, you need do nothing: without the link nobody can change your password.",
  });
}
