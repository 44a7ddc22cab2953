"use client";
import { useRouter } from "next/navigation";
import { useEffect, useOptimistic, useRef, useState, useTransition } from "react";
import { isAtLeast } from "@/app/_client/is-at-least";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { ShowMore } from "@/app/_components/show-more";
import { rememberQueue } from "@/app/_features/app-shell/last-queue";
import type { QueueView } from "@/app/_features/app-shell/nav-links";
import { PageBar } from "@/app/_features/app-shell/page-bar";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";
import type { OfferItem } from "@/lib/tickets/handovers/queries";
import type { TicketPage } from "@/lib/tickets/list-tickets";
import { FilterBar } from "./filter-bar";
import { OfferList } from "./offer-list";
import { QueuePreview } from "./queue-preview";
import { PREVIEW_COOKIE, type QueueState, queueHref } from "./queue-query";
import { QueueTable } from "./queue-table";
import { QueueTools, ViewMenu } from "./queue-tools";
import { useQueueRows } from "./use-queue-rows";

const YEAR_SECONDS = 31_536_000;

interface QueueProps {
  state: QueueState;
  page: TicketPage;
  names: CatalogueNames;
  offers: readonly OfferItem[];
  me: string;
  startPreview: boolean;
}

/** The tickets of a view, with filters, and a preview of the focused (at first: the top) ticket. */
export function Queue({ state, page, names, offers, me, startPreview }: QueueProps) {
  const router = useRouter();
  const [loading, startLoading] = useTransition();
  /** The state that is loading: the next choice adds to it. */
  const [nextState, setNextState] = useOptimistic(state);
  const list = useQueueRows(state, page);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [beside, setBeside] = useState(startPreview);
  const [covering, setCovering] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const { rows } = list;
  const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
  useEffect(() => rememberQueue(state.view, queueHref(state)), [state]);

  function go(next: QueueState) {
    startLoading(() => {
      setNextState(next);
      router.push(queueHref(next), { scroll: false });
    });
  }
  function togglePreview() {
    // On narrow screens the preview covers the list.
    if (!isAtLeast("panel")) return setCovering(!covering);
    setBeside(!beside);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${PREVIEW_COOKIE}=${beside ? "off" : "on"}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
  function step(by: number) {
    const index = currentId ? rows.findIndex(({ id }) => id === currentId) + by : 0;
    const next = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!next) return;
    setCurrentId(next.id);
    table.current?.querySelector<HTMLElement>(`[data-ticket="${next.id}"] a`)?.focus();
  }
  function select(id: string) {
    const hasPreview = isAtLeast("panel") ? beside : covering;
    if (hasPreview) return setCurrentId(id);
    router.push(`/tickets/${id}`);
  }
  usePageShortcut("j", () => step(1));
  usePageShortcut("k", () => step(-1));
  usePageShortcut("p", togglePreview);

  return (
    <div className="flex h-full flex-col">
      <PageBar title={<ViewMenu view={state.view} />}>
        <QueueTools state={nextState} go={go} preview={beside} onPreview={togglePreview} />
      </PageBar>
      <FilterBar state={nextState} names={names} me={me} go={go} loading={loading} />
      <OfferList offers={offers} />
      <div className="relative flex min-h-0 flex-1">
        <div className="min-w-0 flex-1 overflow-y-auto" aria-busy={loading}>
          {list.newCount > 0 ? (
            <NewTickets count={list.newCount} show={() => startLoading(() => router.refresh())} />
          ) : null}
          {rows.length === 0 ? (
            <EmptyQueue state={state} />
          ) : (
            <QueueTable
              ref={table}
              rows={rows}
              names={names}
              currentId={currentId}
              shownId={beside ? (current?.id ?? null) : null}
              onFocusRow={setCurrentId}
              onSelectRow={select}
              showPriority={!beside}
            />
          )}
          <ShowMore more={list.more} />
        </div>
        {current ? (
          <QueuePreview
            ticket={current}
            names={names}
            className={`${beside ? "panel:flex" : "panel:hidden"} ${covering ? "flex" : "hidden"}`}
            onStep={step}
            onClose={togglePreview}
          />
        ) : null}
      </div>
    </div>
  );
}

/** New tickets appear on request only, so that rows don't move under the reader. */
function NewTickets({ count, show }: { count: number; show: () => void }) {
  return (
    <div className="sticky top-0 z-10 flex justify-center bg-base-100 py-1.5" role="status">
      <button type="button" className="btn btn-quiet btn-sm" onClick={show}>
        Show {formatCount(count, "new ticket")}
      </button>
    </div>
  );
}

const ALL = { href: "/queue?view=all", label: "Show all tickets" };
const EMPTY_VIEWS: Record<QueueView, { text: string; href: string; label: string }> = {
  mine: {
    text: "You have no open tickets. New assignments appear here.",
    href: "/queue?view=teams",
    label: "Show my teams’ tickets",
  },
  unassigned: { text: "Every open ticket has an assignee.", ...ALL },
  teams: { text: "Your teams have no open tickets.", ...ALL },
  waiting: { text: "No tickets are waiting for a requester.", ...ALL },
  all: { text: "New tickets appear here.", href: "/tickets/new", label: "New ticket" },
};

function EmptyQueue({ state }: { state: QueueState }) {
  if (state.search.trim() || Object.keys(state.filters).length > 0) {
    const href = queueHref({ ...state, search: "", filters: {} });
    return <Empty title="No tickets match" action={<ButtonLink href={href}>Clear search and filters</ButtonLink>} />;
  }
  const { text, href, label } = EMPTY_VIEWS[state.view];
  return (
    <Empty title="No tickets" action={<ButtonLink href={href}>{label}</ButtonLink>}>
      {text}
    </Empty>
  );
}
