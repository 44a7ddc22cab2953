import type { Role, WorkingHours } from "@/lib/domain/people";

export interface DemoStaff {
  name: string;
  email: string;
  role: Extract<Role, "moderator" | "admin">;
  skills: string[];
  capacity: number;
  /** An absence. `gone` and `back` count back from the demo's first start; `back` is null if it still lasts. */
  away?: { gone: string; back: string | null; handsTo?: string };
  /** Working hours. `set` says how long before the demo's first start they were entered. */
  hours?: { set: string; at: WorkingHours };
}

/** How long a current absence lasts after the first start of the demo. */
export const AWAY_FOR = "6d";

const workdays = (from: string, to: string, timeZone: string): WorkingHours => ({
  timeZone,
  spans: [1, 2, 3, 4, 5].map((day) => ({ day, from, to })),
});

/** The help desk of Northquay, an invented product for bookings, payment pages and calendars. */
export const STAFF = {
  helen: {
    name: "Helen Okafor",
    email: "admin@demo.com",
    role: "admin",
    skills: [],
    capacity: 10,
    away: { gone: "1h 50m", back: "40s" },
  },
  ines: {
    name: "Ines Kovač",
    email: "moderator@demo.com",
    role: "moderator",
    skills: ["refunds", "invoicing", "subscriptions", "stripe"],
    capacity: 25,
  },
  samir: {
    name: "Samir Haddad",
    email: "samir@northquay.example",
    role: "moderator",
    skills: ["api", "webhooks", "networking", "sso", "email-delivery"],
    capacity: 25,
  },
  priya: {
    name: "Priya Nair",
    email: "priya@northquay.example",
    role: "moderator",
    skills: ["data-export", "data-import", "search", "calendar-sync"],
    capacity: 25,
  },
  tomasz: {
    name: "Tomasz Berg",
    email: "tomasz@northquay.example",
    role: "moderator",
    skills: ["payments", "stripe", "webhooks", "chargebacks"],
    capacity: 25,
    away: { gone: "55m", back: "30s" },
  },
  linh: {
    name: "Linh Tran",
    email: "linh@northquay.example",
    role: "moderator",
    skills: ["javascript", "react", "mobile", "login"],
    capacity: 25,
  },
  kwame: {
    name: "Kwame Mensah",
    email: "kwame@northquay.example",
    role: "moderator",
    skills: ["postgres", "docker", "kubernetes", "networking", "performance"],
    capacity: 20,
  },
  rafael: {
    name: "Rafael Duarte",
    email: "rafael@northquay.example",
    role: "moderator",
    skills: ["login", "passwords", "sso", "roles", "privacy"],
    capacity: 5,
    hours: { set: "21m", at: workdays("08:00", "16:30", "Europe/Lisbon") },
  },
  leonie: {
    name: "Leonie Graf",
    email: "leonie@northquay.example",
    role: "moderator",
    skills: ["phishing", "chargebacks", "privacy"],
    capacity: 12,
    away: { gone: "21h", back: null, handsTo: "tomasz" },
    hours: { set: "23h", at: workdays("09:00", "17:30", "Europe/Berlin") },
  },
} as const satisfies Record<string, DemoStaff>;
export type StaffKey = keyof typeof STAFF;

export interface DemoRequester {
  name: string;
  email: string;
  department: string;
}

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
} as const satisfies Record<string, DemoRequester>;
export type RequesterKey = keyof typeof REQUESTERS;
