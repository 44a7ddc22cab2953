import { type Block, type MailContent, renderMail } from "./layout";
import { greeting } from "./text";

interface WelcomeFacts {
  name: string;
  /** Null if the address is already verified. */
  verifyUrl: string | null;
  newTicketUrl: string;
}

/** The first email to a new account. */
export function welcome({ name, verifyUrl, newTicketUrl }: WelcomeFacts): MailContent {
  const verify: Block[] = verifyUrl
    ? [
        {
          text: "Please confirm your email address. Until then we send at most one email a day to it, apart from links.",
        },
        { button: "Confirm email address", url: verifyUrl },
        { text: "The link works once, for 24 hours." },
      ]
    : [];
  return renderMail({
    subject: "Welcome to Signalbox",
    heading: "Welcome to Signalbox",
    blocks: [
      { text: greeting(name) },
      { text: "Your account is ready." },
      ...verify,
      {
        text: "If something is wrong or you have a question, open a ticket in your own words. You don't need to choose a category: we read it at once, send it to the right person, and you can follow its progress.",
      },
      { button: "New ticket", url: newTicketUrl },
    ],
    footer:
      "You received this email because an account was created with this address. If that was not you, you can ignore it.",
  });
}
