/** What a rule is about. Only the strongest rule of a kind counts. */
export type UrgencyKind = "stopped" | "people" | "security" | "money" | "deadline" | "urgency" | "calm";

/** Phrases that mean the same for a priority. */
export interface UrgencyRule {
  kind: UrgencyKind;
  /** Those of "calm" are subtracted. */
  points: number;
  phrases: string[];
  /** "whenever I click". */
  unlessBefore?: string[];
}

/** One strong sign makes a ticket high … */
export const HIGH_FROM = 3;
/** … and critical takes an outage plus many people, money or a plea, or a security breach. */
export const CRITICAL_FROM = 7;

/** Whole words; plurals and verb endings also match. Quoted to people as the reason. */
export const URGENCY_RULES: UrgencyRule[] = [
  {
    kind: "stopped",
    points: 4,
    phrases:
      list(`outage, is down, are down, was down, went down, goes down, gone down, been down, still down, down again,
      down since, down for everyone, down for all, down for us, completely down, is offline, are offline, went offline,
      not reachable, unreachable, not responding, production issue, production problem, complete failure, total failure,
      system failure, ausgefallen, hors service`),
  },
  {
    kind: "stopped",
    points: 3,
    phrases: list(`can't work, cannot work, can't do my job, cannot do my job, unable to work, locked out, showstopper,
      work has stopped, standing still, data loss, lost data, lost all`),
  },
  {
    kind: "stopped",
    points: 2,
    phrases: list(`not working, not work, doesn't work, don't work, stopped working, no longer works, no longer working,
      broken, crash, keeps failing, can't access, cannot access, can't log in, cannot log in, can't login, cannot login,
      can't sign in, cannot sign in, unable to log in, unable to login, unable to sign in, unable to access, can't connect,
      cannot connect, unable to connect, blocked, blocking, blocker`),
  },
  {
    kind: "people",
    points: 3,
    phrases:
      list(`everyone, everybody, nobody can, no one can, none of us, all of us, all users, many users, several users,
      multiple users, all customers, many customers, several customers, our customers, all staff, all employees,
      whole team, entire team, whole company, entire company, whole office, entire office, whole department,
      entire department, whole floor, company wide, all sites`),
  },
  {
    kind: "security",
    points: 7,
    phrases:
      list(`ransomware, data breach, security breach, been hacked, was hacked, were hacked, got hacked, is hacked,
      hacked into, account hacked, been compromised, was compromised, is compromised, data leak, leaked data,
      leaked password, unauthorized access, unauthorised access, identity theft, stolen laptop, laptop was stolen,
      laptop got stolen, account takeover`),
  },
  {
    kind: "security",
    points: 3,
    phrases: list(`phishing, malware, virus, trojan, spyware, suspicious, stolen, fraud, fraudulent, scam, spoofed,
      security incident, vulnerability, compromised`),
  },
  {
    kind: "money",
    points: 3,
    phrases: list(`charged twice, charged two times, double charge, charged again, billed twice, paid twice,
      unauthorized charge, unauthorised charge, unauthorized payment, unauthorised payment, unauthorized transaction,
      unauthorised transaction, not my transaction, overcharged, losing money, lose money, lost money, losing sales,
      money is missing, money is gone, salary not paid, not been paid, lost revenue, losing revenue`),
  },
  {
    kind: "deadline",
    points: 2,
    phrases:
      list(`deadline, by tomorrow, until tomorrow, due tomorrow, before tomorrow, by today, due today, needed today,
      need it today, need this today, by tonight, end of day, end of today, eod, by noon, within the hour, within an hour,
      in an hour, in one hour, in two hours, time sensitive, time critical, by monday, by tuesday, by wednesday,
      by thursday, by friday`),
  },
  {
    kind: "urgency",
    points: 3,
    phrases: list(`urgent, urgently, urgency, asap, emergency, critical, top priority, high priority, highest priority,
      cannot wait, can't wait, dringend, urgence, urgente, urgentemente`),
  },
  {
    kind: "urgency",
    points: 2,
    phrases: list("as soon as possible, immediately, immediate, right away, sofort, quickly, important"),
  },
  { kind: "urgency", points: 7, phrases: list("p1, sev1, sev 1, severity 1, priority 1") },
  {
    kind: "calm",
    points: 3,
    phrases: list(`no rush, no hurry, not in a hurry, not in a rush, when you have time, when you have a moment,
      when you find time, when you get a chance, when you get time, when time permits, low priority, lowest priority,
      not a priority, nice to have, would be nice, feature request, just wondering, just curious, cosmetic, typo, minor,
      at your convenience, can wait, suggestion, keine eile, pas pressé, sin prisa, whenever you, whenever convenient,
      whenever possible, whenever suits, whenever it suits`),
  },
  {
    kind: "calm",
    points: 3,
    phrases: ["whenever"],
    unlessBefore: list(
      "a, an, any, anyone, he, i, it, my, one, our, she, someone, the, their, there, they, this, users, we",
    ),
  },
];

/** They reverse the urgency that follows: "not urgent", "kein Notfall". */
export const NEGATORS: ReadonlySet<string> = new Set(
  list(`not, no, never, without, isn't, aren't, wasn't, don't, doesn't, didn't, won't, nothing, hardly, nicht, kein, keine,
    keinen, pas, non`),
);

function list(text: string): string[] {
  return text.split(",").map((phrase) => phrase.trim());
}
