import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { Matrix } from './Matrix.tsx';
import { COLUMNS, ROWS } from './matrixRows.ts';

const meta = {
  title: 'States/Matrix',
  component: Matrix,
  tags: ['!autodocs'],
  args: { zoom: 0.6 },
  argTypes: { zoom: { control: { type: 'range', min: 0.3, max: 1, step: 0.1 } } },
  // So many cards need not be rendered twice.
  globals: { strict: 'off' },
  parameters: {
    a11y: {
      config: {
        rules: [
          // A page has one card for each payment, and hardly two in the same state.
          { id: 'landmark-unique', enabled: false },
        ],
      },
    },
  },
} satisfies Meta<typeof Matrix>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AllStates: Story = {
  play: async ({ canvasElement }) => {
    for (const { state, cells } of ROWS) {
      for (const [index, cell] of cells.entries()) {
        const name = `${state}, ${COLUMNS[index]?.provider}`;
        const place = canvasElement.querySelector(`[data-cell="${name}"]`);
        const said = cell?.says ?? '';
        await waitFor(() => {
          // By the name of the cell, for whoever reads of a failure.
          expect(`${name}: ${place?.textContent}`).toContain(said);
          if (cell !== null)
            expect(`${name}: ${place?.textContent}`.length).toBeGreaterThan(name.length + 2);
        });
      }
    }
  },
};
