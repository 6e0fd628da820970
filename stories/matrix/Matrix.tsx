import { Fragment } from 'react';
import { Scene, type SceneProps } from '../support/Scene.tsx';
import './matrix.css';
import { COLUMNS, ROWS } from './matrixRows.ts';

export interface MatrixProps {
  /** 1 is the size on a page. */
  zoom: number;
}

/** All states of the card beside each other, for each provider. */
export function Matrix({ zoom }: MatrixProps) {
  return (
    <div className="matrix" style={{ zoom }}>
      <span />
      {COLUMNS.map(({ provider, policy }) => (
        <h2 key={provider}>
          {provider} <small>{policy}</small>
        </h2>
      ))}
      {ROWS.map(({ state, cells }, row) => (
        <Fragment key={state}>
          <h3>{state}</h3>
          {cells.map((cell, column) => (
            <div
              // The columns never change.
              key={COLUMNS[column]?.provider}
              data-cell={`${state}, ${COLUMNS[column]?.provider}`}
            >
              {cell && <Scene {...cell.scene} {...distinct(cell.scene, `${row}_${column}`)} />}
            </div>
          ))}
        </Fragment>
      ))}
    </div>
  );
}

/** The tabs of one shop tell each other of a payment: here each is another one. */
function distinct({ told }: SceneProps, cell: string): SceneProps {
  return told ? { told: { ...told, id: `pay_matrix${cell}` } } : {};
}
