import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/app/_components/button";
import { Empty } from "@/app/_components/empty";
import { SourceIcon } from "@/app/_components/icons";
import { ListPage } from "@/app/_components/list-page";
import { MoreLink } from "@/app/_components/more-link";
import { SearchTermsField } from "@/app/_components/search-terms";
import { TabLinks } from "@/app/_components/tab-links";
import { loadNames } from "@/app/_features/names/load-names";
import { formatList } from "@/app/_features/names/names";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { listSkills } from "@/lib/catalogue/queries";
import { listPeople } from "@/lib/people/queries";
import { PEOPLE_TABS, type PeopleTab, peopleHref, peopleInput, readPeople } from "./people-query";
import { PeopleTable } from "./people-table";
import { PersonPanel } from "./person-panel";

export const metadata: Metadata = { title: "People" };

interface PeoplePageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const TAB_WORDS: Record<PeopleTab, string> = {
  desk: "Desk",
  requesters: "Requesters",
  invited: "Invited",
  deactivated: "Deactivated",
};

/** Who is here, what they can do, how much they have in hand; the form beside the list changes it. */
export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/people" });
  const state = readPeople(await searchParams);
  const list = { ...state, cursor: null };
  const [{ people, nextCursor }, names, proposed] = await Promise.all([
    listPeople(ctx, peopleInput(state)),
    loadNames(ctx),
    listSkills(ctx, { limit: 3, state: "proposed" }),
  ]);
  const open = state.isNew || state.person !== null;
  return (
    <ListPage
      title="People"
      bar={
        <>
          <SearchTermsField
            label="Name, skill or team"
            value={state.search}
            base={peopleHref({ ...list, search: "" })}
          />
          <ButtonLink
            href={peopleHref(state, { isNew: true })}
            scroll={false}
            look="primary"
            className="ml-auto"
            icon={<UserPlus size={15} strokeWidth={1.75} aria-hidden="true" />}
          >
            Invite
          </ButtonLink>
        </>
      }
      sidePanel={open ? <PersonPanel ctx={ctx} state={state} names={names} /> : null}
    >
      <div className="pt-1 [&>nav]:px-4">
        <TabLinks
          label="Which people"
          current={peopleHref({ ...list, search: "" }, { tab: state.tab })}
          tabs={PEOPLE_TABS.map((tab) => ({
            href: peopleHref({ ...list, search: "" }, { tab }),
            label: TAB_WORDS[tab],
          }))}
        />
      </div>
      <Proposed names={proposed.skills.map(({ name }) => name)} />
      {people.length === 0 ? (
        <Empty title={state.search ? "Nobody matches" : "Nobody here"}>
          {state.search ? "No name, address, skill or team has these words." : "Whoever belongs here will be listed."}
        </Empty>
      ) : (
        <PeopleTable people={people} names={names} state={state} />
      )}
      <MoreLink href={nextCursor ? peopleHref(state, { cursor: nextCursor }) : null} />
    </ListPage>
  );
}

/** Skills that tickets ask for and the list lacks. */
function Proposed({ names }: { names: string[] }) {
  if (names.length === 0) return null;
  return (
    <div className="mx-4 mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-ai-soft px-4 py-2.5">
      <SourceIcon source="ai" />
      <p className="min-w-0 flex-1">
        <span className="font-semibold">Named in tickets, but not on the list of skills:</span>{" "}
        <span className="sb-source sb-source-ai">{formatList(names)}</span>
        {names.length === 3 ? " and maybe more" : ""}.
      </p>
      <Link href="/skills" className="btn btn-quiet btn-sm">
        Look at them
      </Link>
    </div>
  );
}
