const INK = "#f8f8e9";

export function ProgressPanel() {
  return (
    <div className="relative hidden overflow-hidden bg-[#00483f] split:block" aria-hidden="true">
      <svg
        aria-hidden="true"
        viewBox="0 0 720 900"
        preserveAspectRatio="xMinYMid slice"
        className="absolute inset-0 size-full"
        fill="none"
      >
        <path
          d="M0 250h360M0 360h250M360 360h1080M0 470h1440M250 580h1190M0 690h1440"
          stroke={INK}
          strokeOpacity=".2"
          strokeWidth="3"
        />
        <path d="M0 580h141L471 250h969" stroke={INK} strokeWidth="4" strokeLinejoin="round" />
        <ProgressItem x={60} y={580} name="Received" at={{ x: 60, y: 612, anchor: "middle" }} />
        <ProgressItem x={251} y={470} name="Triaged" at={{ x: 271, y: 500 }} />
        <ProgressItem x={361} y={360} name="Assigned" at={{ x: 381, y: 390 }} />
        <circle cx="580" cy="250" r="11" fill="#f7b746" />
        <Label x={585} y={226} anchor="middle" text="Solved" />
      </svg>
    </div>
  );
}

type Position = { x: number; y: number; anchor?: "middle" };

function ProgressItem({ x, y, name, at }: { x: number; y: number; name: string; at: Position }) {
  return (
    <>
      <circle cx={x} cy={y} r="8" fill="#00483f" stroke={INK} strokeWidth="3" />
      <Label {...at} text={name} />
    </>
  );
}

function Label({ x, y, anchor, text }: Position & { text: string }) {
  return (
    <text x={x} y={y} textAnchor={anchor} fill={INK} fillOpacity=".82" fontSize="15">
      {text}
    </text>
  );
}
