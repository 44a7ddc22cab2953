import {
  CalendarClock,
  CircleDashed,
  CircleDotDashed,
  CirclePause,
  CircleUserRound,
  Gauge,
  Layers,
  ListTree,
  type LucideIcon,
  Mail,
  Network,
  Signpost,
  SpellCheck,
  Split,
  Stamp,
  UserRound,
  UsersRound,
  Wrench,
} from "lucide-react";

export interface NavLinkItem {
  key: string;
  label: string;
  href: string;
  icon: LucideIcon;
}

export const QUEUE_LINKS = [
  { key: "mine", label: "Mine", href: "/queue?view=mine", icon: CircleUserRound },
  { key: "unassigned", label: "Unassigned", href: "/queue?view=unassigned", icon: CircleDashed },
  { key: "teams", label: "My teams", href: "/queue?view=teams", icon: UsersRound },
  { key: "waiting", label: "Waiting", href: "/queue?view=waiting", icon: CirclePause },
  { key: "all", label: "All", href: "/queue?view=all", icon: Layers },
] as const satisfies readonly NavLinkItem[];
export type QueueView = (typeof QUEUE_LINKS)[number]["key"];

/** The review inbox: triage results that wait for a person. */
export const REVIEW_LINK: NavLinkItem = { key: "review", label: "Review", href: "/review", icon: CircleDotDashed };

/** The approval requests of the signed-in person. Every role has this link. */
export const APPROVALS_LINK: NavLinkItem = { key: "approvals", label: "Approvals", href: "/approvals", icon: Stamp };

/** The numbers shown beside links, by the link's key. */
export type NavCounts = Partial<Record<QueueView | "review" | "approvals", number | string>>;

export const ADMIN_LINKS: readonly NavLinkItem[] = [
  { key: "people", label: "People", href: "/people", icon: UserRound },
  { key: "categories", label: "Categories", href: "/categories", icon: Signpost },
  { key: "teams", label: "Teams", href: "/teams", icon: Network },
  { key: "skills", label: "Skills", href: "/skills", icon: Wrench },
  { key: "rules", label: "Rules", href: "/admin/rules", icon: Split },
  { key: "routing", label: "Holidays and approvals", href: "/admin/routing", icon: CalendarClock },
  { key: "trust", label: "AI accuracy", href: "/admin/triage", icon: Gauge },
  { key: "dictionary", label: "Spelling", href: "/dictionary", icon: SpellCheck },
  { key: "runs", label: "Background jobs", href: "/admin/runs", icon: ListTree },
];

export const OUTBOX_LINK: NavLinkItem = { key: "outbox", label: "Sent email", href: "/outbox", icon: Mail };
