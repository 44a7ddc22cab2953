import type { ReactNode } from "react";
import { ListPage } from "@/app/_components/list-page";
import { PortalShell } from "@/app/_features/app-shell/portal-shell";
import type { PersonActor } from "@/lib/auth/actor";

interface OutboxFrameProps {
  actor: PersonActor;
  title: string;
  bar?: ReactNode;
  children: ReactNode;
}

/** The frame of the email pages. Requesters see it in their portal; agents and admins see a list page. */
export function OutboxFrame({ actor, title, bar, children }: OutboxFrameProps) {
  if (actor.role !== "user") {
    return (
      <ListPage title={title} bar={bar}>
        {children}
      </ListPage>
    );
  }
  return (
    <PortalShell actor={actor} phone={{ title, back: "/tickets" }}>
      <div className="mx-auto w-full max-w-4xl px-1 pt-8 pb-20 text-base">
        <div className="flex items-center px-3 pb-3">
          <h1 className="font-semibold text-2xl">{title}</h1>
          {bar}
        </div>
        {children}
      </div>
    </PortalShell>
  );
}
