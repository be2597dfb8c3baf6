// Reads one instance from a binary file and solves it with LEMON; prints milliseconds of processor time from the arrays to the
// optimum (graph included, as for the engine) and of run() alone, the total weight and peak memory.
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>
#include <lemon/smart_graph.h>
#include <lemon/network_simplex.h>
#include <lemon/cost_scaling.h>
#include <sys/resource.h>

using namespace lemon;
typedef SmartDigraph G;

static double cpu() {
  struct rusage u;
  getrusage(RUSAGE_SELF, &u);
  return (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * 1e3 + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e3;
}


template <class T> static std::vector<T> take(FILE *f, size_t n) {
  std::vector<T> v(n);
  if (n && fread(v.data(), sizeof(T), n, f) != n) { fprintf(stderr, "short file\n"); exit(2); }
  return v;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  std::string method = argv[1];
  FILE *f = fopen(argv[2], "rb");
  if (!f) return 2;
  auto head = take<int32_t>(f, 3);
  int rows = head[0], cols = head[1], edges = head[2];
  auto rowCap = take<int32_t>(f, rows), colCap = take<int32_t>(f, cols);
  auto er = take<int32_t>(f, edges), ec = take<int32_t>(f, edges);
  auto w = take<double>(f, edges);
  fclose(f);
  double began = cpu();
  G g;
  g.reserveNode(rows + cols + 1);
  g.reserveArc(edges + rows + cols);
  for (int i = 0; i <= rows + cols; i++) g.addNode();
  G::ArcMap<long long> cost(g);
  G::ArcMap<int> upper(g);
  G::NodeMap<int> supply(g, 0);
  G::Node sink = g.nodeFromId(rows + cols);
  int total = 0;
  for (int e = 0; e < edges; e++) { auto a = g.addArc(g.nodeFromId(er[e]), g.nodeFromId(rows + ec[e])); cost[a] = -(long long)w[e]; upper[a] = 1; }
  for (int i = 0; i < rows; i++) { auto a = g.addArc(g.nodeFromId(i), sink); cost[a] = 0; upper[a] = rowCap[i]; supply[g.nodeFromId(i)] = rowCap[i]; total += rowCap[i]; }
  for (int j = 0; j < cols; j++) { auto a = g.addArc(g.nodeFromId(rows + j), sink); cost[a] = 0; upper[a] = colCap[j]; }
  supply[sink] = -total;
  long long value = 0;
  double ms = 0, runMs = 0;
  auto timed = [&](auto &solver) {
    solver.upperMap(upper).costMap(cost).supplyMap(supply);
    double t = cpu();
    solver.run();
    runMs = cpu() - t;
    ms = cpu() - began;
    value = -solver.template totalCost<long long>();
  };
  if (method == "simplex") { NetworkSimplex<G, int, long long> s(g); timed(s); }
  else { CostScaling<G, int, long long> s(g); timed(s); }
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("{\"ms\":%.1f,\"runMs\":%.1f,\"value\":%lld,\"peakMb\":%.0f}\n", ms, runMs, value, usage.ru_maxrss / 1024.0);
}
