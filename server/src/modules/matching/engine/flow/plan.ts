import type { Model } from '../model.js';
import { tierWeights } from '../weights.js';
import { assign } from './assign.js';
import type { Augmenter } from './augment.js';
import { buildNetwork, type Network } from './network.js';

/** A flow plan: the best choice of edges where each volunteer takes at most `cap` tasks. */
export interface FlowPlan {
  network: Network;
  augmenter: Augmenter;
  /** Chosen edges, ascending. */
  chosen: Int32Array;
}

/** Edges of a network in use, ascending. */
export function usedEdges(network: Network): Int32Array {
  const list: number[] = [];
  for (let e = 0; e < network.edges; e++) if (network.used[e] === 1) list.push(e);
  return Int32Array.from(list);
}

/** Solves the flow problem exactly, unless `stop` cuts it short. Edges of the network are edges of the model. */
export function flowPlan(model: Model, cap: Int32Array, spare = 0, stop?: () => boolean): FlowPlan {
  const { weight, step } = tierWeights(model);
  const network = buildNetwork(model.seats, cap, model.edgeTask, model.edgeVolunteer, weight, spare);
  const augmenter = assign(network, step, stop);
  return { network, augmenter, chosen: usedEdges(network) };
}
