/** A fact's name and value; 72 px for the name, as everywhere in the rail. */
export function DetailRow({
  label,
  children,
  end,
}: {
  label: string;
  children: React.ReactNode;
  end?: React.ReactNode;
}) {
  return (
    <div className="flex min-h-7 items-center gap-2">
      <dt className="w-18 shrink-0 text-muted text-xs">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">
        {children}
        {end ? <span className="ml-auto shrink-0">{end}</span> : null}
      </dd>
    </div>
  );
}
