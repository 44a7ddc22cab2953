export function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
      focusable="false"
      className="shrink-0"
    >
      <rect width="32" height="32" rx="7.5" fill="#00544c" />
      <path
        d="M6 10.5h10.5M15.5 21.5H26"
        stroke="#f8f8e9"
        strokeOpacity=".42"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path d="M6 21.5h5l11-11h.5" stroke="#f8f8e9" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round" />
      <circle cx="25" cy="10.5" r="3" fill="#f7b746" />
    </svg>
  );
}

export function Logo({ size = 24 }: { size?: number }) {
  return (
    <span className="flex items-center gap-2">
      <LogoMark size={size} />
      <span
        className="font-semibold tracking-[-0.014em]"
        style={{ fontSize: Math.round(size * 0.71), lineHeight: 1.2 }}
      >
        Signalbox
      </span>
    </span>
  );
}
