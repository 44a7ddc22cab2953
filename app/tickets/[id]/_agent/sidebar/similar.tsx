"use client";
import { CornerUpLeft } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { Button } from "@/app/_components/button";
import { Badge } from "@/app/_components/chip";
import { Time } from "@/app/_components/time";
import { StatusLabel } from "@/app/_features/ticket/status-label";
import { formatShortNumber } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { SimilarTicket } from "@/lib/tickets/similar/types";
import { Section } from "./section";

const FIRST_ITEMS = 3;

type SimilarProps = { ticket: TicketDetails; onUse?: (answer: string) => void };

/** Tickets with a similar text: possible duplicates first, then solved tickets with their solutions. */
export function Similar({ ticket, onUse }: SimilarProps) {
  const found = useSimilar(ticket);
  const [all, setAll] = useState(false);
  if (!found) return null;
  const shown = all ? found : found.slice(0, FIRST_ITEMS);
  return (
    <Section title="Similar">
      {found.length === 0 ? <p className="text-muted">No similar solved tickets.</p> : null}
      <ul className="space-y-3">
        {shown.map((similar) => (
          <SimilarItem key={similar.id} similar={similar} onUse={onUse} />
        ))}
      </ul>
      {found.length > shown.length ? (
        <Button size="sm" variant="ghost" className="-ml-2.5 mt-1 text-muted" onClick={() => setAll(true)}>
          Show all {found.length}
        </Button>
      ) : null}
    </Section>
  );
}

/** Reloads if the title or description changes. Null until the first response. */
function useSimilar({ id, title, description }: TicketDetails): readonly SimilarTicket[] | null {
  const [found, setFound] = useState<readonly SimilarTicket[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server compares the title and description
  useEffect(() => {
    const abort = new AbortController();
    callApi<{ tickets: SimilarTicket[] }>("GET", `/api/tickets/${id}/similar`, { signal: abort.signal })
      .then(({ tickets }) => setFound(tickets))
      .catch((error: unknown) => {
        if (!abort.signal.aborted && !(error instanceof ApiProblem)) throw error;
      });
    return () => abort.abort();
  }, [id, title, description]);
  return found;
}

function SimilarItem({ similar, onUse }: { similar: SimilarTicket } & Pick<SimilarProps, "onUse">) {
  const { number, title, status, category, resolvedAt, resolutionNotes, reason, possibleDuplicate } = similar;
  return (
    <li>
      <div className="flex min-h-7 items-center gap-2">
        <StatusLabel status={status} bare />
        <Link
          href={`/tickets/${number}`}
          className="min-w-0 truncate hover:underline pointer-coarse:py-3"
          title={title ?? undefined}
        >
          {title ?? number}
        </Link>
        <span className="num ml-auto shrink-0 text-muted text-xs" title={number}>
          <span aria-hidden="true">{formatShortNumber(number)}</span>
          <span className="sr-only">{number}</span>
        </span>
      </div>
      <div className="space-y-1 pl-5.5">
        <p className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-muted text-xs">
          {possibleDuplicate ? <Badge tone="warn">Possible duplicate</Badge> : null}
          {category ? <span>{category.name}</span> : null}
          {category && resolvedAt ? <span aria-hidden="true">·</span> : null}
          {resolvedAt ? (
            <span>
              solved <Time at={resolvedAt} style="day" />
            </span>
          ) : null}
        </p>
        <p className="text-muted text-xs">{reason}</p>
        {resolutionNotes ? <Notes text={resolutionNotes} onUse={onUse} /> : null}
        {resolvedAt && !resolutionNotes ? <p className="text-faint text-xs">No resolution notes.</p> : null}
      </div>
    </li>
  );
}

const SHORT_LENGTH = 100;

function Notes({ text, onUse }: { text: string } & Pick<SimilarProps, "onUse">) {
  const [open, setOpen] = useState(false);
  const isLong = text.length > SHORT_LENGTH || text.trim().includes("\n");
  return (
    <>
      <p className={open ? "sb-user-text" : "wrap-anywhere line-clamp-2"}>{text}</p>
      {isLong || onUse ? (
        <div className="-ml-2.5 flex flex-wrap items-center">
          {isLong ? (
            <Button
              size="sm"
              variant="ghost"
              className="text-muted"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {open ? "Show less" : "Show all"}
            </Button>
          ) : null}
          {onUse ? (
            <Button
              size="sm"
              variant="ghost"
              className="text-muted"
              icon={<CornerUpLeft size={13} strokeWidth={1.75} aria-hidden="true" />}
              onClick={() => onUse(text)}
            >
              Use this reply
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
