// One instance as the engine's model, and as the binary file that the native peer reads.
import { buildModel } from '../../../server/dist/modules/matching/engine/model.js';
import { tierWeights } from '../../../server/dist/modules/matching/engine/weights.js';

export function modelOf(instance) {
  const edges = instance.score.length;
  const { model } = buildModel({
    tiers: instance.tiers,
    tier: instance.tier,
    seats: instance.rowCap,
    capacity: Float64Array.from(instance.colCap),
    taskLimit: new Int32Array(instance.cols).fill(0x7fffffff),
    edgeTask: instance.edgeRow,
    edgeVolunteer: instance.edgeCol,
    score: instance.score,
    load: new Float64Array(edges).fill(1),
    kept: new Uint8Array(edges),
    conflicts: new Int32Array(0),
  });
  return model;
}

/** Rows, columns, edges; capacities; ends; weights. The peers maximise the same whole-number weights as the engine. */
export function binaryOf(instance, model) {
  const parts = [
    new Int32Array([instance.rows, instance.cols, model.edges]),
    instance.rowCap,
    instance.colCap,
    model.edgeTask,
    model.edgeVolunteer,
    tierWeights(model).weight,
  ];
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}
