import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { pageContext } from "@/app/_auth/page";
import { ButtonLink } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { Cell, type Column, Row, Table } from "@/app/_ui/table";
import { Time } from "@/app/_ui/time";
import { listCorrections } from "@/lib/wording/queries";
import { MoreLink } from "../_parts/more-link";
import { PaneHead } from "../_parts/pane-head";
import { PanePage } from "../_parts/pane-page";
import { SearchWords } from "../_parts/search-words";
import { ADMINS } from "../_parts/staff";
import { CorrectionForm } from "./correction-form";
import { dictionaryHref, dictionaryInput, readDictionary } from "./dictionary-query";

export const metadata: Metadata = { title: "Dictionary" };

const COLUMNS: readonly Column[] = [
  { key: "word", head: "Written" },
  { key: "replacement", head: "Proposed instead" },
  { key: "changed", head: "Changed", from: "sm", right: true },
];

interface DictionaryPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Slips and what is right for them. Whoever writes a ticket is offered these, and takes them or not. */
export default async function DictionaryPage({ searchParams }: DictionaryPageProps) {
  const ctx = await pageContext({ roles: ADMINS, next: "/dictionary" });
  const state = readDictionary(await searchParams);
  const { corrections, nextCursor } = await listCorrections(ctx, dictionaryInput(state));
  const chosen = corrections.find(({ id }) => id === state.item) ?? null;
  const open = state.isNew || chosen !== null;
  const closeHref = dictionaryHref(state);
  return (
    <PanePage
      title="Dictionary"
      bar={
        <>
          <SearchWords label="Search words" value={state.search} base="/dictionary" />
          <ButtonLink
            href={dictionaryHref(state, { isNew: true })}
            scroll={false}
            look="primary"
            className="ml-auto"
            icon={<Plus size={15} strokeWidth={1.75} aria-hidden="true" />}
          >
            New word
          </ButtonLink>
        </>
      }
      pane={
        open ? (
          <>
            <PaneHead title={chosen?.word ?? "New word"} closeHref={closeHref} />
            <CorrectionForm key={chosen?.id ?? "new"} correction={chosen} closeHref={closeHref} />
          </>
        ) : null
      }
    >
      {corrections.length === 0 ? (
        <Empty title={state.search ? "No word matches" : "No word yet"}>
          {state.search
            ? "Neither a slip nor what is right for it has these letters."
            : "Words that are added here are proposed to whoever writes them in a ticket."}
        </Empty>
      ) : (
        <Table caption="Dictionary" columns={COLUMNS}>
          {corrections.map(({ id, word, replacement, updatedAt }) => (
            <Row key={id} chosen={open && id === state.item}>
              <Cell name>
                <Link
                  href={dictionaryHref(state, { item: id })}
                  scroll={false}
                  className="block break-all rounded-sm font-semibold"
                >
                  {word}
                </Link>
              </Cell>
              <Cell>{replacement}</Cell>
              <Cell right from="sm">
                <span className="text-muted">
                  <Time at={updatedAt} style="brief" />
                </span>
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <MoreLink href={nextCursor ? dictionaryHref(state, { cursor: nextCursor }) : null} />
    </PanePage>
  );
}
