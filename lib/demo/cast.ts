import type { Role } from "@/lib/domain/people";

/** Somebody who answers. */
export interface Staff {
  name: string;
  email: string;
  role: Extract<Role, "moderator" | "admin">;
  skills: string[];
  capacity: number;
  /** Times away, as lengths before the demo's first start; `back: null` for one that is still on. */
  away?: { gone: string; back: string | null };
}

/** When somebody who is away now will be back, from the demo's first start on. */
export const AWAY_FOR = "6d";

/**
 * The desk of Northquay, an invented product for bookings, payment pages and calendars. The technical team has room
 * for hundreds of tickets on purpose: those who try the demo shall be able to throw many at it. Ines has as much room,
 * because who has five times the capacity of a colleague gets five times the tickets.
 */
export const STAFF = {
  helen: {
    name: "Helen Okafor",
    email: "admin@demo.com",
    role: "admin",
    skills: [],
    capacity: 20,
    away: { gone: "1h 50m", back: "40s" },
  },
  ines: {
    name: "Ines Kovač",
    email: "moderator@demo.com",
    role: "moderator",
    skills: ["refunds", "invoicing", "subscriptions", "stripe"],
    capacity: 100,
  },
  samir: {
    name: "Samir Haddad",
    email: "samir@northquay.example",
    role: "moderator",
    skills: ["api", "webhooks", "networking", "sso", "email-delivery"],
    capacity: 100,
  },
  priya: {
    name: "Priya Nair",
    email: "priya@northquay.example",
    role: "moderator",
    skills: ["data-export", "data-import", "search", "calendar-sync"],
    capacity: 100,
  },
  tomasz: {
    name: "Tomasz Berg",
    email: "tomasz@northquay.example",
    role: "moderator",
    skills: ["payments", "stripe", "webhooks", "chargebacks"],
    capacity: 110,
    away: { gone: "55m", back: "30s" },
  },
  linh: {
    name: "Linh Tran",
    email: "linh@northquay.example",
    role: "moderator",
    skills: ["javascript", "react", "mobile", "login"],
    capacity: 100,
  },
  kwame: {
    name: "Kwame Mensah",
    email: "kwame@northquay.example",
    role: "moderator",
    skills: ["postgres", "docker", "kubernetes", "networking", "performance"],
    capacity: 100,
  },
  rafael: {
    name: "Rafael Duarte",
    email: "rafael@northquay.example",
    role: "moderator",
    skills: ["login", "passwords", "sso", "roles", "privacy"],
    capacity: 5,
  },
  leonie: {
    name: "Leonie Graf",
    email: "leonie@northquay.example",
    role: "moderator",
    skills: ["phishing", "chargebacks", "privacy"],
    capacity: 20,
    away: { gone: "21h", back: null },
  },
} as const satisfies Record<string, Staff>;
export type StaffKey = keyof typeof STAFF;

/** Teams with the category each handles. The first member leads. */
export const TEAMS: { slug: string; name: string; category: string; members: StaffKey[] }[] = [
  {
    slug: "technical",
    name: "Technical",
    category: "technical",
    members: ["samir", "priya", "tomasz", "linh", "kwame"],
  },
  { slug: "billing", name: "Billing", category: "billing", members: ["ines", "tomasz"] },
  { slug: "accounts", name: "Accounts", category: "account", members: ["rafael", "linh"] },
  { slug: "trust-and-safety", name: "Trust & Safety", category: "fraud", members: ["leonie", "tomasz"] },
  { slug: "support", name: "Support", category: "general", members: ["priya", "ines", "rafael"] },
];

/** Somebody who asks, and the department they write from. */
export interface Requester {
  name: string;
  email: string;
  department: string;
}

/** People at Northquay's customers. */
export const REQUESTERS = {
  marta: { name: "Marta Oyelaran", email: "viewer@demo.com", department: "Accounts" },
  jonas: { name: "Jonas Feld", email: "jonas@feldkueche.example", department: "Kochschule" },
  lucia: { name: "Lucía Marín", email: "lucia@estudiomarin.example", department: "Recepción" },
  joao: { name: "João Pereira", email: "joao@valeverde.example", department: "Agendamento" },
  anjali: { name: "Anjali Deshmukh", email: "anjali@sunriseyoga.example", department: "Front desk" },
  chidi: { name: "Chidi Eze", email: "chidi@harbourbikes.example", department: "Operations" },
  emma: { name: "Emma Lindqvist", email: "emma@fjallrent.example", department: "IT" },
  dan: { name: "Dan Whitaker", email: "dan@whitakerpianos.example", department: "Owner" },
  meiling: { name: "Mei-Ling Wu", email: "meiling@lanternrooms.example", department: "Engineering" },
  yusuf: { name: "Yusuf Demir", email: "yusuf@demirdental.example", department: "IT" },
  olga: { name: "Olga Petrenko", email: "olga@brightsidephysio.example", department: "Reception" },
  sam: { name: "Sam Carter", email: "sam@carterlofts.example", department: "Finance" },
  fatou: { name: "Fatou Diallo", email: "fatou@teranga.example", department: "Events" },
} as const satisfies Record<string, Requester>;
export type RequesterKey = keyof typeof REQUESTERS;
