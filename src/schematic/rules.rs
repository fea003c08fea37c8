//! From a paper's own data to what is drawn: the family of its category, the words of its title
//! and techniques, and the numbers that the title states.

use catalogue::Paper;

use super::facts::Facts;
use super::figures::Figure::{self, *};

/// A rule: words, separated by bars, and what is drawn if the paper says one of them; `(bits` and `(n:m` stand for
/// such numbers in its title. No words
/// are for papers that say nothing of the kind: it is true of all the category. `None` begins the
/// rules of the family of these words.
type Rule = (&'static str, Option<Figure>);

const RULES: &[Rule] = &[
    ("quantization", None),
    ("(bits", Some(Bits)),
    ("mixed|precision llm|any bit|arbitrary bit|variable|adaptive|heterogen|salien", Some(MixedWidths)),
    ("outlier|smooth|rotat|equivalent|equaliz", Some(Outliers)),
    ("codebook|vector|lattice|lookup|cluster", Some(Codebook)),
    ("lora|low rank|tuning", Some(Lora)),
    ("", Some(Levels)),
    ("", Some(Staircase)),
    ("pruning", None),
    ("(n:m|:m |semi struct", Some(Pattern)),
    ("expert", Some(FewerExperts)),
    ("attention", Some(Mask)),
    ("activat|contextual|relu|input prun|dynamic", Some(Activations)),
    ("unstructured|one shot|layer wise|blockwise", Some(Unstructured)),
    ("early exit|of depths", Some(EarlyExit)),
    ("layer|depth|blocks", Some(Layers)),
    ("low rank decom|factoriz", Some(Factors)),
    ("lora|low rank|adapter", Some(Lora)),
    ("struct|rows|width|dimension|neuron", Some(Rows)),
    ("", Some(Network)),
    ("", Some(Threshold)),
    ("distillation", None),
    ("self dis|self kn|self ev", Some(OwnTeacher)),
    ("preference|align|reward|contrast|feedback", Some(Preference)),
    ("thought|reason|rationale| cot|explan|step|math|plan", Some(Rationale)),
    ("layer|feature|transformers|low rank", Some(Features)),
    ("logit|diverg|distribution|autoregressive|token", Some(Logits)),
    ("data|instruct|augment|synthetic|dialogue|imitat", Some(Data)),
    ("", Some(Distillation)),
    ("acceleration", None),
    ("tree|beam", Some(DraftTree)),
    ("multi token|heads|parallel prompt|blockwise", Some(DraftHeads)),
    ("self speculative|early exiting for", Some(DraftLayers)),
    ("speculat|draft|verif|n gram|lookahead", Some(Draft)),
    ("exit|skip|intermediate layer", Some(EarlyExit)),
    ("key value|kv cache|kcache|heavy hitter", Some(Eviction)),
    ("rag |retrieval aug|cache|chunk|serving", Some(Batches)),
    ("sparsity|sparse activ", Some(Activations)),
    ("token prun|context|compress|prompt", Some(ShorterText)),
    ("attention|sparse token", Some(Mask)),
    ("", Some(Steps)),
    ("mixture", None),
    ("offload|cach|cpu|serving|mobile|memory", Some(OffloadedExperts)),
    ("parallel|pipeline|overlap|schedul", Some(Pipeline)),
    ("prun|compress", Some(FewerExperts)),
    ("quantiz", Some(MixedWidths)),
    ("", Some(Experts)),
    ("text-compression", None),
    ("lossless|zip|tokeniz|entropy", Some(TextToBits)),
    ("soft|gist|autoencoder|internaliz|distill|embedding|adapting", Some(SoftTokens)),
    ("", Some(ShorterText)),
    ("low-rank", None),
    ("activation|feature|latent", Some(FewerChannels)),
    ("", Some(Factors)),
    ("memory-ladder", None),
    ("(bits", Some(Bits)),
    ("offload|paged|memory m|limited memory|communication|switch", Some(Ladder)),
    ("attention|tensor core|kernel", Some(Tiles)),
    ("pipelin|parallel|distribut|multi device|cluster", Some(Pipeline)),
    ("serving|schedul|throughput|engine|rout", Some(Batches)),
    ("", Some(Chip)),
    ("kv-cache", None),
    ("(bits", Some(Bits)),
    ("quantiz|precision| bit|binariz", Some(MixedWidths)),
    ("layer|sharing|depth", Some(SharedLayers)),
    ("low rank|eigen|channel|project", Some(FewerChannels)),
    ("head|pyramid|budget", Some(Heads)),
    ("evict|merg|discard|heavy|importance|token|selecti|sparsity", Some(Eviction)),
    ("", Some(FewerTokens)),
    ("architecture", None),
    ("state space|recur|rnn|hybrid|retentive|linear|kernel", Some(Recurrence)),
    ("shar", Some(SharedLayers)),
    ("attention", Some(Mask)),
    ("", Some(SmallModel)),
    ("training", None),
    ("(bits", Some(Bits)),
    ("pipeline|parallel", Some(Pipeline)),
    ("drop", Some(Layers)),
    ("low rank|project", Some(Factors)),
    ("", Some(LossCurves)),
    ("tuning", None),
    ("zeroth|forward|inference engine", Some(ForwardOnly)),
    ("rank 1", Some(RankOne)),
    ("lora|low rank", Some(Lora)),
    ("layer|block", Some(Layers)),
    ("", Some(Adapters)),
    ("", Some(Selected)),
    ("survey", None),
    ("", Some(TopicTree)),
    ("", Some(TopicMap)),
    ("others", None),
    ("prun", Some(Unstructured)),
    ("", Some(Calm)),
];

/// What the figure of a paper shows, and the numbers that its title states; `choice` is for where
/// nothing is said.
pub fn read(family: &str, paper: &Paper, choice: bool) -> (Figure, Facts) {
    // The words of the rules are ASCII, so other letters may be cut into bytes.
    let mut text = vec![b' '];
    for part in std::iter::once(&paper.title).chain(&paper.techniques) {
        text.extend_from_slice(part.as_str().as_bytes());
        text.push(b' ');
    }
    for byte in &mut text {
        *byte = if b"-/(),\"".contains(byte) { b' ' } else { byte.to_ascii_lowercase() };
    }
    let facts = Facts::read(&text);
    // What is stated in numbers is one more word, which no title can hold.
    if !facts.widths.is_empty() {
        text.extend_from_slice(b"(bits");
    }
    if facts.pattern.is_some() {
        text.extend_from_slice(b"(n:m");
    }
    let says = |words: &str| words.split('|').any(|word| text.windows(word.len()).any(|part| part == word.as_bytes()));
    let mut rules = RULES.iter().skip_while(|rule| rule.1.is_some() || rule.0 != family).skip(1);
    let mut figure = Calm;
    let mut is_first = true;
    while let Some(&(words, Some(chosen))) = rules.next() {
        if words.is_empty() {
            if is_first || choice {
                figure = chosen;
            }
            is_first = false;
        } else if says(words) {
            figure = chosen;
            break;
        }
    }
    (figure, facts)
}
