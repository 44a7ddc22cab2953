"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { TicketDetails } from "@/lib/tickets/queries";
import { isOwnChange } from "./is-own-change";

/** A change of the ticket that is asked of the API with the version that was seen. */
export interface TicketMutation {
  /** What is changed; the ticket as a whole for resolving and the like. */
  field: "status" | "priority" | "category" | "skills" | "title" | "owner" | "ticket";
  /** The wanted value in words: "High". */
  value: string;
  /** On the button that tries again: "Set High". */
  verb: string;
  /** What a screen reader hears of it: "Priority is High". Others see it where it stands. */
  done: string;
  method: "PATCH" | "PUT" | "DELETE" | "POST";
  /** Behind the ticket's own path: "", "/assignment". */
  path: string;
  body?: unknown;
}

/** Somebody was faster: what was wanted, what was seen then, and how the ticket is now. */
export interface Conflict {
  change: TicketMutation;
  seen: TicketDetails;
  now: TicketDetails;
}

/**
 * The ticket that a page shows and the one way to change it. The newest of the server's drawing and our own last
 * answer counts. `pending` is shown in place of the old value until the answer is there; after a refusal the value goes
 * back and `refusal` says why.
 */
export function useTicketMutations(given: TicketDetails, me: string) {
  const router = useRouter();
  const [answered, setAnswered] = useState<TicketDetails | null>(null);
  const [pending, setPending] = useState<TicketMutation | null>(null);
  const [refusal, setRefusal] = useState<Conflict | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [told, setTold] = useState("");
  const running = useRef(false);
  const ticket = answered?.id === given.id && answered.version > given.version ? answered : given;

  /** True when nothing is left to do: it went through, or the page tells who was faster. False where it can be tried again. */
  async function change(wanted: TicketMutation, seen = ticket): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setPending(wanted);
    setTold("");
    setRefusal(null);
    setProblem(null);
    try {
      const answer = await send(wanted, seen).catch((error: unknown) => afterOwn(error, wanted, seen));
      // An offer is answered with itself.
      if (answer?.id === seen.id) setAnswered(answer);
      setTold(wanted.done);
      router.refresh();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return await refuse(wanted, seen, error);
    } finally {
      running.current = false;
      setPending(null);
    }
  }

  /** Once more, where all that happened since was done here: what one has just sent oneself is no conflict. */
  async function afterOwn(error: unknown, wanted: TicketMutation, seen: TicketDetails) {
    const now = error instanceof ApiProblem && error.status === 412 ? await fresh(seen.id) : null;
    if (!now || !isOwnChange(seen, now, me)) throw error;
    return send(wanted, now);
  }

  async function refuse(wanted: TicketMutation, seen: TicketDetails, error: ApiProblem): Promise<boolean> {
    const now = error.status === 412 ? await fresh(seen.id) : null;
    if (!now) {
      setProblem(error);
      return false;
    }
    setAnswered(now);
    setRefusal({ change: wanted, seen, now });
    router.refresh();
    return true;
  }

  function forget() {
    setRefusal(null);
    setProblem(null);
  }
  return { ticket, change, pending, told, refusal, problem, forget };
}

export type TicketMutationState = ReturnType<typeof useTicketMutations>;

function send(
  { method, path, body }: TicketMutation,
  { id, version }: TicketDetails,
): Promise<TicketDetails | undefined> {
  return callApi<TicketDetails | undefined>(method, `/api/tickets/${id}${path}`, { body, version });
}

function fresh(id: string): Promise<TicketDetails | null> {
  return callApi<TicketDetails>("GET", `/api/tickets/${id}`).catch(() => null);
}
