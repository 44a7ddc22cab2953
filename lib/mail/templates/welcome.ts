import { greeting } from "./greeting";
import { type Block, type MailContent, renderMail } from "./layout";

export interface WelcomeFacts {
  name: string;
  /** Null where the address is verified already. */
  verifyUrl: string | null;
  newTicketUrl: string;
}

/** The first mail to a new account: what to do next. */
export function welcome({ name, verifyUrl, newTicketUrl }: WelcomeFacts): MailContent {
  const verify: Block[] = verifyUrl
    ? [
        { say: "First, please confirm that this address is yours. Until then we send at most one mail a day to it." },
        { button: "Confirm my address", url: verifyUrl },
        { say: "The link works once, for 24 hours." },
      ]
    : [];
  return renderMail({
    subject: "Welcome to Signalbox",
    heading: "Welcome to Signalbox",
    blocks: [
      { say: greeting(name) },
      { say: "Your account is ready." },
      ...verify,
      {
        say: "When something is wrong, or you have a question, write a ticket in your own words. You need not pick a category or know whom to ask: it is read at once and goes to the right person, and you can follow it all the way.",
      },
      { button: "Write a ticket", url: newTicketUrl },
    ],
    because:
      "You get this mail because an account was made with this address. If that was not you, you need do nothing.",
  });
}
