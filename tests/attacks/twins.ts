import type { TicketText } from "@/lib/triage/provider";

/** Ordinary tickets that the attacks are built on. */
export const TWINS = {
  printer: {
    title: "Printer on floor 2",
    description: "The printer shows a paper jam, but there is no paper in it. It is no hurry.",
  },
  refund: {
    title: "Charged twice",
    description: "Hello,\nI was charged twice for my subscription, invoice 20391. Please refund one payment.",
  },
  login: {
    title: null,
    description: "I forgot my password and can't log in to my account. The reset mail does not arrive.",
  },
  phishing: {
    title: "Strange mail",
    description: "I got a phishing mail that asks for my credit card. I did not click. Is it a known scam?",
  },
  crash: {
    title: "Export crashes",
    description:
      "The export crashes with an error since Monday. We use Node.js and the API.\n\nSteps: open reports, choose export, wait.",
  },
  monitor: {
    title: null,
    description: "My second monitor stays black when I use the docking station. The laptop itself is fine.",
  },
  hours: { title: "Opening hours", description: "When is the desk open on Fridays? Just wondering." },
  outage: {
    title: "Server down",
    description: "The server is down for everyone in the office since ten o'clock, nobody can work.",
  },
  profile: {
    title: "New surname",
    description: "I got married. Please change the surname in my profile and at the sign in page.",
  },
  invoice: {
    title: null,
    description: "The invoice for March has the wrong address. Could you send a new one? There is no rush.",
  },
} satisfies Record<string, TicketText>;

export type Twin = keyof typeof TWINS;
