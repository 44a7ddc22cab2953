/** The categories of a new workspace. Descriptions tell people and models when to choose one. */
export const STARTER_CATEGORIES = [
  {
    slug: "technical",
    name: "Technical",
    description:
      "Something does not work, is slow, shows an error or gives a wrong result; and questions about building on the " +
      "product: API, webhooks, SDKs, imports, exports, sync, hosting. Choose this when an engineer has to look. " +
      "Not for a person who can't sign in (account), and not for money that was charged wrongly (billing).",
    keywords: (
      "error, bug, crash, broken, not working, timeout, slow, outage, freeze, blank, exception, " +
      "stack trace, log, api, sdk, endpoint, webhook, sync, import, export, csv, server, database, " +
      "postgres, deploy, container, docker, kubernetes, browser, console, widget, app, android, iphone, " +
      "certificate, dns, integration, push notification, 500, 502, 503"
    ).split(", "),
  },
  {
    slug: "billing",
    name: "Billing",
    description:
      "Money between the customer and us: charges, refunds, invoices, receipts, taxes, plans, seats, payment methods, " +
      "failed or double payments. Choose this when the answer changes an amount, a document or a subscription. " +
      "Not for payments that somebody made with a stolen card (fraud).",
    keywords: (
      "invoice, refund, charge, charged twice, overcharged, payment, paid, subscription, plan, price, " +
      "receipt, vat, tax, discount, coupon, credit, credit card, card, direct debit, renewal, upgrade, " +
      "downgrade, billing, iban, sepa, payout, seat, purchase order, fee, yearly, monthly"
    ).split(", "),
  },
  {
    slug: "account",
    name: "Account",
    description:
      "Who may get in and as whom: sign-in, passwords, two-step codes, single sign-on, invitations, roles and rights, " +
      "names and addresses of people, closing an account, getting or erasing personal data. Choose this when the answer " +
      "changes a person's access or details. Not when somebody else has taken an account over (fraud).",
    keywords: (
      "login, log in, sign in, password, password reset, locked, account, profile, username, " +
      "sso, saml, single sign-on, 2fa, mfa, authenticator, one-time code, otp, verification, role, " +
      "permission, access, invite, admin, deactivate, delete my account, gdpr, personal data, owner, " +
      "email address"
    ).split(", "),
  },
  {
    slug: "fraud",
    name: "Fraud",
    description:
      "Somebody may be acting in bad faith: phishing, taken-over accounts, stolen or tested cards, chargebacks, fake " +
      "bookings or sign-ups, impersonation, leaked keys. Choose this whenever waiting could let harm go on, also when " +
      "the writer is only suspicious. Not for a charge that is merely a mistake (billing).",
    keywords: (
      "fraud, fraudulent, phishing, scam, stolen, stolen card, hacked, hacker, compromised, suspicious, " +
      "unauthorized, unauthorised, chargeback, dispute, impersonate, fake, spoofed, leaked, takeover, " +
      "card testing, identity theft, breach, abuse, spam, blackmail, police, revoke"
    ).split(", "),
  },
  {
    slug: "general",
    name: "General",
    description:
      "Everything that is none of the others: how something is done, whether something exists, wishes and ideas, " +
      "opening hours, partnerships, praise and complaints. Choose this when a person who knows the product well can " +
      "answer without changing anything. When two categories fit, the other one goes first.",
    keywords: (
      "question, wondering, feature, feature request, suggestion, idea, feedback, documentation, guide, " +
      "tutorial, training, demo, roadmap, partnership, partner, newsletter, opening hours, holiday, " +
      "compliment, accessibility, screen reader, translation, language, audit, brochure"
    ).split(", "),
  },
];

/** The skills of a new workspace. Aliases are other names of a skill, in lower case. */
export const STARTER_SKILLS = [
  { slug: "refunds", name: "Refunds", aliases: ["refund", "money back"] },
  { slug: "invoicing", name: "Invoicing", aliases: ["invoice", "invoices", "vat"] },
  { slug: "payments", name: "Payments", aliases: ["payment", "card payments", "3-d secure"] },
  { slug: "subscriptions", name: "Subscriptions", aliases: ["plans", "seats", "subscription"] },
  { slug: "stripe", name: "Stripe", aliases: ["stripe payments"] },
  { slug: "webhooks", name: "Webhooks", aliases: ["webhook"] },
  { slug: "api", name: "API", aliases: ["rest api", "apis"] },
  { slug: "sso", name: "Single sign-on", aliases: ["single sign on", "saml", "oidc", "openid connect"] },
  { slug: "login", name: "Sign-in", aliases: ["sign in", "signin", "log in", "two-factor", "2fa", "mfa"] },
  { slug: "passwords", name: "Passwords", aliases: ["password", "password reset"] },
  { slug: "roles", name: "Roles and rights", aliases: ["permissions", "role", "access rights", "rbac"] },
  { slug: "data-export", name: "Data export", aliases: ["export", "exports", "csv export", "csv"] },
  { slug: "data-import", name: "Data import", aliases: ["import", "imports", "csv import", "migration"] },
  { slug: "phishing", name: "Phishing", aliases: ["impersonation", "scam"] },
  { slug: "chargebacks", name: "Chargebacks", aliases: ["chargeback", "disputes"] },
  { slug: "javascript", name: "JavaScript", aliases: ["js", "ecmascript"] },
  { slug: "react", name: "React", aliases: ["reactjs", "react.js"] },
  { slug: "postgres", name: "Postgres", aliases: ["postgresql", "psql"] },
  { slug: "docker", name: "Docker", aliases: ["containers", "docker compose"] },
  { slug: "kubernetes", name: "Kubernetes", aliases: ["k8s", "helm"] },
  { slug: "networking", name: "Networking", aliases: ["network", "dns", "tls", "proxy", "firewall"] },
  { slug: "email-delivery", name: "Email delivery", aliases: ["e-mail delivery", "smtp", "spf", "dkim", "dmarc"] },
  { slug: "mobile", name: "Mobile apps", aliases: ["mobile app", "ios", "android"] },
  { slug: "search", name: "Search", aliases: ["full-text search"] },
  { slug: "calendar-sync", name: "Calendar sync", aliases: ["calendar", "ics", "ical", "time zones"] },
  { slug: "performance", name: "Performance", aliases: ["latency", "slowness", "slow"] },
  { slug: "privacy", name: "Privacy", aliases: ["gdpr", "data protection", "personal data"] },
];
