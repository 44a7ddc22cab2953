import type { ReactNode } from "react";
import { Stop, type StopState, Track } from "./track";

export interface Station {
  key: string;
  name: string;
  state: StopState;
  /** Under the name: a time, or when it is expected. */
  note?: ReactNode;
}

/** At most five stations from left to right; on a phone the same track goes down the page. */
export function TrackAcross({
  stations,
  label,
  small,
}: {
  stations: readonly Station[];
  label: string;
  small?: boolean;
}) {
  return (
    <>
      <ol className="relative hidden sm:flex" aria-label={label}>
        {stations.map((station, index) => (
          <Across
            key={station.key}
            station={station}
            index={index}
            of={stations.length}
            next={stations[index + 1]}
            small={small}
          />
        ))}
      </ol>
      <div className="-ml-2 text-md sm:hidden">
        <Track label={label}>
          {stations.map((station, index) => (
            <Stop
              key={station.key}
              state={station.state}
              ahead={stations[index + 1]?.state === "waiting"}
              name={<span className={nameWeight(station.state)}>{station.name}</span>}
              right={<span className="font-normal text-muted text-sm">{station.note}</span>}
            />
          ))}
        </Track>
      </div>
    </>
  );
}

interface AcrossProps {
  station: Station;
  index: number;
  of: number;
  next?: Station;
  small?: boolean;
}

/** The first stands at the left end, the last at the right end, the others in the middle of their part. */
function Across({ station, index, of, next, small }: AcrossProps) {
  const first = index === 0;
  const last = index === of - 1;
  const side = first ? "items-start text-left" : last ? "items-end text-right" : "items-center text-center";
  return (
    <li
      className={`station relative flex flex-col ${side}`}
      style={{ width: `${(first || last ? 50 : 100) / (of - 1)}%` }}
      data-state={station.state}
      aria-current={station.state === "running" ? "step" : undefined}
    >
      {next ? <Rail from={first} to={index === of - 2} ahead={next.state === "waiting"} /> : null}
      <span className="dot relative z-1" aria-hidden="true" />
      <span
        className={`mt-1.5 whitespace-nowrap ${small ? "text-xs" : "text-base"} ${nameWeight(station.state)} ${station.state === "waiting" ? "text-muted" : ""}`}
      >
        {station.name}
      </span>
      <span className="text-muted text-xs">{station.note}</span>
    </li>
  );
}

/** From this station's middle to the next one's. The end stations have half a part, so lengths differ. */
function Rail({ from, to, ahead }: { from: boolean; to: boolean; ahead: boolean }) {
  const left = from ? "0%" : "50%";
  const width = from ? (to ? "200%" : "200%") : "100%";
  return <span className={`rail ${ahead ? "rail-ahead" : ""}`} aria-hidden="true" style={{ left, width }} />;
}

function nameWeight(state: StopState): string {
  return state === "running" ? "font-semibold" : "font-normal";
}
