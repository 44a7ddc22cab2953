import { Avatar } from "@/app/_components/avatar";
import { PriorityIcon } from "@/app/_components/icons";
import type { Priority } from "@/lib/domain/ticket";

interface Route {
  id: string;
  name: string;
  team: string;
  request: string;
  priority: Priority;
  idle?: boolean;
}

const ROUTES: Route[] = [
  {
    id: "route-1",
    name: "Ines Kovač",
    team: "Billing",
    request: "Refund, before the books close on Monday",
    priority: "high",
  },
  {
    id: "route-8",
    name: "Samir Haddad",
    team: "Technical",
    request: "Webhooks stopped after a certificate",
    priority: "high",
  },
  {
    id: "route-7",
    name: "Leonie Graf",
    team: "Trust",
    request: "Card testing on a donation form",
    priority: "critical",
  },
  {
    id: "route-3",
    name: "Rafael Duarte",
    team: "Support",
    request: "A second admin while Karin is on leave",
    priority: "low",
    idle: true,
  },
];

/** A drawing of routing: one track branches to four people, each with a request that the person can solve. */
export function RoutingDrawing() {
  return (
    <section aria-label="How requests are routed" className="relative mx-auto mt-14 max-w-300 px-4 sm:px-6">
      <WideTracks />
      <ul className="space-y-4.5 xl:ml-auto xl:w-110">
        {ROUTES.map((route, index) => (
          <li key={route.id} className="relative pl-8 xl:pl-0">
            <NarrowTracks index={index} />
            <div
              className={`flex h-[3.25rem] items-center gap-3 rounded-box border bg-base-100 px-4 ${route.idle ? "border-edge border-dashed" : "border-line shadow-raise"}`}
            >
              <Avatar person={route} size={32} />
              <div className="min-w-0 flex-1 text-sm">
                <p>
                  <strong className="font-semibold">{route.name.split(" ")[0]}</strong>{" "}
                  <span className="text-muted">{route.team}</span>
                </p>
                <p className="truncate text-muted">{route.request}</p>
              </div>
              <PriorityIcon priority={route.priority} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const LINE = { stroke: "var(--color-primary)", strokeWidth: 2.5, fill: "none" };
const BACKGROUND = "var(--color-base-200)";

/** For windows from 1280 px: a track branches to each card. Rows are 70 px apart. */
function WideTracks() {
  return (
    <svg
      width="712"
      height="262"
      viewBox="0 0 712 262"
      className="absolute top-0 left-6 hidden overflow-visible xl:block"
      aria-hidden="true"
    >
      <path d="M-2000 96H712M380 96l70-70h262M440 96l70 70h202" {...LINE} />
      <path d="M510 166l70 70h132" {...LINE} stroke="var(--sb-track)" strokeDasharray="5 5" />
      {["Received", "Triaged", "Routed"].map((name, index) => (
        <g key={name}>
          <circle cx={64 + index * 100} cy="96" r="9" fill={BACKGROUND} />
          <circle cx={64 + index * 100} cy="96" r="5" fill="var(--color-primary)" />
          <text x={64 + index * 100} y="130" textAnchor="middle" fontSize="13" fill="var(--sb-muted)">
            {name}
          </text>
        </g>
      ))}
      <circle cx="380" cy="96" r="8" fill="var(--color-accent)" {...{ stroke: LINE.stroke, strokeWidth: 2.5 }} />
      <circle cx="440" cy="96" r="8" fill={BACKGROUND} stroke={LINE.stroke} strokeWidth="2.5" />
      <circle cx="510" cy="166" r="8" fill={BACKGROUND} stroke={LINE.stroke} strokeWidth="2.5" />
    </svg>
  );
}

function NarrowTracks({ index }: { index: number }) {
  const idle = ROUTES[index]?.idle;
  const last = index === ROUTES.length - 1;
  return (
    <svg
      width="32"
      height="70"
      viewBox="0 0 32 70"
      className="absolute top-0 left-0 overflow-visible xl:hidden"
      aria-hidden="true"
    >
      {last ? null : <path d={index === 0 ? "M8 -24V70" : "M8 0V70"} {...LINE} />}
      <path
        d="M8 2l24 24"
        {...LINE}
        stroke={idle ? "var(--sb-track)" : LINE.stroke}
        strokeDasharray={idle ? "5 5" : undefined}
      />
      {index === 0 ? (
        <circle cx="8" cy="-24" r="6" fill="var(--color-accent)" stroke={LINE.stroke} strokeWidth="2.5" />
      ) : null}
    </svg>
  );
}
