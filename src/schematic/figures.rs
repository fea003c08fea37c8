//! The figures: each a short program for the pen (`pen.rs` says in what language), on a canvas of
//! 320 × 180 whose lowest part is left to the word in its corner.

use super::program::{END, compile};

/// Lists the figures with their programs. An empty program is one more variant of the one before.
macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident = $program:expr;)*) => {
        /// What a figure shows. A hash of the paper's id varies its details.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Figure { $($(#[$doc])* $name,)* }

        impl Figure {
            /// Every figure.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }

        const SOURCES: &[&str] = &[$($program),*];
    };
}

/// The programs one after the other, compiled.
const CODE: &[u8] = &compile::<{ compile::<0>(SOURCES).1 }>(SOURCES).0;

/// What draws a figure, by its place in [`Figure::ALL`]: its program, and the variant of it.
pub fn program(figure: u8) -> (&'static [u8], i32) {
    let mut found: (&[u8], i32) = (&[], 0);
    for code in CODE.split(|byte| *byte == END).take(usize::from(figure) + 1) {
        found = if code.is_empty() { (found.0, found.1 + 1) } else { (code, 0) };
    }
    found
}

figures! {
    /// Values bit by bit, in the widths that the title names; what is left of sixteen is empty.
    Bits = "n=widths y=86-(109+8*n)/2 \
        for i n{k=width(i) for j 6/n{for b 16{p=min(k-100*b,100) \
        cell(p<1?gone:chance(50)?strong:tint,90+13*b,y+20*j,(p<1?100:p)*13/100-3,17)}} \
        label(51,y+60/n+4,i) y=y+120/n+8}";
    /// Channels of which a few are far larger than the rest, and the same after they were levelled.
    Outliers = "m=pick(between(1,3),11) for i 11{h=m@i?between(80,120):between(12,34) \
        cell(m@i?strong:mid,28+10*i,148-h,7,h) h=between(36,46) cell(mid,185+10*i,148-h,7,h)} \
        arrow(148,174,106)";
    /// Channels that get as many bits as they need: the salient ones more.
    MixedWidths = "m=pick(4,17) \
        grid(160,86,17,8,16,16)r<8-(m@c?noise(c,6,8):noise(c,2,4))?gone:m@c?strong:tint";
    /// Vectors, and the few entries of a codebook that stand for all that are near.
    Codebook = "for i 8{x=58+i%4*68+between(-8,8) y=54+i/4*64+between(-5,5) \
        for j 6{if chance(84){a=x+(j%3-1)*between(15,23) b=y+(j/3*2-1)*between(13,21) \
        line(quiet,x,y,a,b) ring(tint,a,b,2,2)}} ring(strong,x,y,4,4)}";
    /// A smooth distribution of weights snapped to a few steps.
    Levels = "n=2 for i between(1,3){n=n*2} w=224/n p=160+between(-1,1)*8 \
        for i n{x=48+w*i d=x+w/2-p q=max(256-d*d/49,0) h=max(q*q/256*q/256*between(92,106)/256,4) \
        cell(tint,x+1,124-h,w-2,h) ring(strong,x+w/2,142,2,2)} path(trace,'M36 124L#',p-112) path(trace,' 124') \
        for i 57{d=i*4-112 q=max(256-d*d/49,0) path(trace,'L# #',p+d,124-q*q/256*q/256*104/256)}";
    /// What goes in against what comes out: the straight line becomes a staircase.
    Staircase = "n=between(3,7) a=112/n b=120/n x=160-a*n y=86+b*n/2 line(quiet,x,y,320-x,172-y) path(trace,'M# #',x,y) \
        for i n{path(trace,'h#v#h#',a,-b,a) ring(strong,x+2*a*i+a,y-b*i-b/2,2,2)} \
        for i 9{u=between(4,2*a*n-4) w=y-u*b/(2*a) line(quiet,x+u,w,x+u,y-(u+a)/(2*a)*b) ring(mid,x+u,w,1,1)}";

    /// Single weights are gone wherever they were small.
    Unstructured = "g=between(45,75) grid(160,86,17,8,16,16)chance(g)?gone:shade";
    /// So many of every group stay: the title's numbers, or two of four.
    Pattern = "g=group k=kept n=g?6:8 if g=0{g=4 k=2} m=max(16/g,1) p=min((272-8*m)/(m*g),16) \
        for i m{for j n{s=pick(k,g) grid(160+(2*i-m+1)*(g*p+8)/2,30+16*j,g,1,p,16)s@c?shade:gone}} \
        if group{label(160,146,3)}";
    /// Whole rows and columns are gone, and what is left is a smaller dense matrix.
    Rows = "n=between(2,4) a=pick(n,8) b=pick(7-n,17) grid(160,86,17,8,16,16)a@r|b@c?gone:shade";
    /// Whole layers are left out, and what flows through the model passes them by.
    Layers = "g=pick(between(2,4),7)*2 for i 9{y=133-15*i \
        if g@i{cell(quiet,89,y,142,12) if g@(i-1)=0{f=y+21}} \
        if g@i=0{s=g@(i-1) cell(s?strong:tint,89,y,142,12) \
        if s{path(ink,'M238 #C264 # 264 # 238 #m4-4l-4 4l4 4',f,f,y+6,y+6)}}}";
    /// Few inputs are not zero, and only their columns of the weights are used.
    Activations = "m=pick(between(3,5),17) grid(160,28,17,1,16,16)m@c?strong:gone \
        grid(160,102,17,6,16,16)m@c?mid:tint";
    /// A network that lost most of its connections, and with them some of its nodes.
    Network = "k=between(24,38) s=31 b=0 for l 4{n=between(4,6) x=46+76*l a=0 for i n{y=86+(2*i-n+1)*11 \
        for j b{o=s@j&chance(k) if o|chance(30){line(o?ink:quiet,x-66,86+(2*j-b+1)*11,x-10,y)} \
        if o{a=a|bit(i)}} if b=0{a=31|32} if a@i{ring(strong,x,y,5,5)} if a@i=0{ring(quiet,x,y,6,6)}} b=n s=a}";
    /// Weights in the order of their size, and the line below which they go.
    Threshold = "t=between(30,60) h=between(112,126) for i 20{x=28+13*i if h>t{cell(h>2*t?strong:mid,x,148-h,10,h)} \
        if h<t+1{for j 1+h/12{cell(gone,x,135-12*j,10,10)}} h=h-between(2,14)*h/100-2} \
        line(ink,24,148-t,296,148-t)";

    /// A teacher on the left and a small student on the right; nothing said of what passes.
    Distillation = DISTILLATION;
    /// What passes: how likely each next token is.
    Logits = "";
    /// What passes: what the layers hold.
    Features = "";
    /// What passes: the steps of a rationale.
    Rationale = "";
    /// What passes: texts that the teacher wrote.
    Data = "";
    /// What passes: which of two answers is better.
    Preference = "";
    /// The student is as large as its teacher, which it becomes.
    OwnTeacher = "";

    /// A small model drafts tokens, a large one checks them all in one pass, and the text grows by
    /// what was right and by one token of the large model's own.
    Draft = "n=between(2,4) x=29 for i n{a=12/n-1 k=min(between(a/2,a),a-(i=n-1)) for j a{p=x+20*j if j<k{cell(tint,p,24,17,17) cell(tint,p,131,17,17) \
        path(ink,'M# 86l3 4l6-8',p+4)} if j>k-1{cell(quiet,p+1,25,15,15) \
        if j=k{path(ink,'M# 82l7 8m0-8l-7 8',p+5)}}} cell(strong,x+20*k,131,17,17) cell(ink,x-4,70,20*a+5,32) \
        p=x+10*a-2 path(ink,'M# 48v14m-4-4l4 4l4-4M# 109v14m-4-4l4 4l4-4',p,p) x=x+20*a+20+44/(n-1)}";
    /// Drafts that branch: the large model checks the whole tree at once and keeps one path.
    DraftTree = "cell(strong,26,77,18,18) b=1 p=0 for d 4{x=86+58*d n=between(2+d,3+d) if d=3{n=between(5,6)} \
        f=p*n/b l=(p+1)*n/b if f*b/n<p{f=f+1} if l*b/n<p+1{l=l+1} q=between(f,max(l-1,f)) \
        for i n{o=i=q y=86+(2*i-n+1)*66/max(n,4) e=i*b/n wire(o?ink:quiet,x-38,86+(2*e-b+1)*66/max(b,4),x-3,y) \
        cell(o?strong:tint,x,y-9,18,18)} b=n p=q}";
    /// One model with several heads, each of which guesses a token further ahead.
    DraftHeads = "n=between(3,5) grid(70,86,1,6,83,21)tint for i n{y=86+(2*i-n+1)*14 \
        s=between(2,4)-(i>2) wire(ink,114,86,160,y) cell(mid,164,y-9,30,18) \
        grid(250,y,4,1,21,21)c=0?strong:c<s?tint:gone}";
    /// Tokens that leave the model as soon as it is sure of them.
    EarlyExit = "s=chance(50)?pick(2,6)*4:0 \
        grid(160,86,17,8,16,16)8-r>noise(c,2,8)?gone:8-r=noise(c,2,8)?strong:s@(8-r)?gone:tint";
    /// Drafts leave after few layers, and one pass through all layers checks them.
    DraftLayers = "n=between(4,6) l=between(2,3) \
        grid(160,86,17,8,16,16)c%n=n-1?strong:8-r>l?gone:8-r=l?mid:tint";
    /// The same tokens one by one, and below in fewer steps.
    Steps = "grid(160,36,13,1,21,21)tint t=0 s=0 for i 13{if t<13{n=min(between(1,4),13-t) \
        grid(36+21*i,112,1,n,21,21)strong t=t+n s=i+1}} line(quiet,24,62,296,62) line(ink,24,62,24+21*s,62) \
        path(ink,'M24 58v8M# 58v8',24+21*s)";
    /// Attention from every token to all before it, and to the few that it needs.
    Mask = "s=between(0,2) n=between(1,3) k=between(0,2) f=pick(2,9) for m 2{for j 11{\
        grid(30+140*m+6*j,26+12*j,j+1,1,12,12)\
        m=0?tint:j-c<n|c<s?strong:(k=0?f@c:k=1?(j-c)%4=3:j/3=c/3)?mid:gone}} arrow(118,150,44)";

    /// Keys and values of past tokens: some kept, the others evicted; a query reads what is kept.
    Eviction = "s=between(1,2) n=14-between(2,4) h=bit(s+between(0,1))|bit(s+between(3,4))|bit(s+between(6,7)) \
    for t 14{x=28+19*t o=h@t&(t<n) k=t<s|(t>n-1) \
    z=k?tint:o?strong:gone cell(z,x,84,16,30) cell(z,x,117,16,30) if k|o{m=x+8 \
    path(k?quiet:ink,'M# 76C# # # 28 # 28',m,m,78-(283-m)/4,283-(283-m)/3,283)}} ring(strong,283,28,6,6)";
    /// A cache of tokens and channels, and the one that keeps some of the tokens.
    FewerTokens = "k=between(3,4) m=pick(k,9) grid(96,86,9,8,16,16)m@c?strong:tint arrow(180,206,86) \
        grid(224+8*k,86,k,8,16,16)strong";
    /// A cache of tokens and channels, and the one that keeps some of the channels.
    FewerChannels = "k=between(2,3) m=pick(k,8) grid(88,86,8,8,16,16)m@r?strong:tint arrow(160,184,86) \
        grid(240,86,6,k,16,16)strong";
    /// Every head has a budget of its own: some look far, most of them near.
    Heads = "f=pick(3,8) grid(160,86,17,8,16,16)c>13?tint:noise(r*32+c,0,99)<(f@r?65:9)?strong:gone";
    /// Layers that use the keys and values, or the weights, of the layer below them.
    SharedLayers = "g=between(2,4) grid(176,86,14,8,17,16)(7-r)%g?gone:strong for i 7{y=31+16*i \
        if (7-i)%g{path(ink,'M52 #h-14q-6 0-6 6v10',y) if (6-i)%g=0{path(ink,'q0 6 6 6h14m-4-4l4 4l-4 4')}}}";

    /// Small fast memory above large slow memory; a few blocks travel up from tier to tier.
    Ladder = "t=between(2,3) f=0 a=0 b=3 for i 4{f=min(between(f,f+b/3),b-t) y=22+38*i \
        grid(160,y+8,b,1,18,19)c<f|c>f+t-1?tint:strong x=161-b*9+18*f if i{for s 2{p=x+1+s*(18*t-4) q=a+1+s*(18*t-4) \
        path(ink,'M# #C# # # # # #',p,y-3,p,y-13,q,y-9,q,y-19)}} a=x b=b+3+i}";
    /// Attention tile by tile: the block in fast memory, those before it done.
    Tiles = "a=between(0,4) b=between(0,3) k=between(0,1) t=k?b*5+a:a*4+b \
        grid(172,98,15,8,15,14)(k?r/2*5+c/3:c/3*4+r/2)>t?tint:c/3=a&(r/2=b)?strong:mid \
        grid(172,28,15,1,15,13)c/3=a?strong:tint grid(48,98,1,8,14,14)r/2=b?strong:tint";
    /// A processor: its pins, and the wave of work that runs through its array.
    Chip = "f=between(3,8) k=between(0,1) cell(ink,98,24,124,124) \
        grid(160,86,6,6,17,17)f-r-(k?c:5-c)<0?tint:f-r-(k?c:5-c)<2?strong:mid \
        for i 6{y=43+17*i path(ink,'M98 #h-14M222 #h14',y,y) w=between(1,5)*8 cell(tint,80-w,y-4,w,8) \
        cell(tint,240,y-4,w,8)}";
    /// Devices one above the other, and the work that flows down and back through them.
    Pipeline = "n=between(3,6) d=between(4,5) grid(160,86,17,d,16,132/d)\
        c-r+1>0&(c-r<n)?strong:c+r>16-n&(c+r<17)?mid:gone";
    /// Requests of different lengths, packed so that no slot waits.
    Batches = "for i 6{y=22+22*i x=24 for j 9{if x<296{w=between(4,9)*13 if x+w>270{w=296-x} f=between(12,22) \
        cell(strong,x,y,f,18) cell(tint,x+f+3,y,w-f-6,18) x=x+w}}}";

    /// A matrix is nearly the product of a tall and a wide one.
    Factors = FACTORS;
    /// A frozen matrix, and beside it a trained product.
    Lora = "";
    /// The same, where the title says that the rank is one.
    RankOne = "";
    /// Frozen layers in a row, and between them the few weights that are trained.
    Adapters = "for i 4{grid(49+74*i,86,3,8,16,16)tint if i{grid(12+74*i,86,1,between(1,4),16,16)strong}}";
    /// A frozen matrix of which a few weights, a row and a column, or one block are trained.
    Selected = "k=between(0,2) a=between(1,5) b=between(2,12) grid(160,86,17,8,16,16)\
        (k=0?chance(10):k=1?r=a|(c=b):r>a-1&(r<a+3)&(c>b-1)&(c<b+4))?strong:tint";
    /// Down a valley of the loss by steps that need no backward pass, only two looks each.
    ForwardOnly = "for i 4{ring(quiet,160,86,33*i+33,16*i+16)} x=between(44,60) y=between(44,128) ring(strong,x,y,3,3) \
        for i 4{a=x+(160-x)*3/8+6 b=y+(86-y)/2+between(-12,12)/(i+1) line(trace,x,y,a,b) \
        line(ink,a-4,b-14,a+4,b+14) ring(strong,a,b,3,3) x=a y=b}";

    /// A router sends a token to the few experts it chose and adds up their answers.
    Experts = EXPERTS;
    /// The same, where some experts are gone.
    FewerExperts = "";
    /// The same, where experts wait in slower memory until they are chosen.
    OffloadedExperts = "";

    /// A long prompt, and the words of it that matter.
    ShorterText = TEXT;
    /// A long prompt, and the few tokens, readable to no one, that stand for it.
    SoftTokens = "";
    /// A text, and its bits.
    TextToBits = "";

    /// A state that each token changes and passes on; its size stays the same.
    Recurrence = "for i 5{x=44+58*i grid(x,86,2,3,15,15)shade cell(tint,x-8,134,16,16) ring(tint,x,30,6,6) \
        path(ink,'M# 128v-14m-4 4l4-4l4 4M# 58v-14m-4 4l4-4l4 4',x,x) if i{arrow(x-38,x-20,86)}}";
    /// A small model beside the outline of a large one.
    SmallModel = "h=between(3,5) w=between(2,4) a=between(8,10) grid(42+8*a,86,a,8,16,16)gone \
        cell(quiet,34,18,16*a+12,136) grid(286-8*w,146-8*h,w,h,16,16)strong cell(ink,277-16*w,138-16*h,16*w+13,16*h+16)";
    /// Two loss curves reach the same loss; the better one spends less of the budget below.
    LossCurves = "n=between(4,8) l=between(84,96) s=between(22,32) e=31+16*n b=between(60,100) path(ink,'M28 20v96h264') \
        path(quiet,'M36 #C# # 170 # 280 #',s,36+b,l-6,l,l) ring(quiet,284,l,4,4) \
        path(trace,'M36 #C# # # # # #',s,40+b/8,l-8,e-8*n,l,e,l) line(quiet,e,l+9,e,116) \
        grid(160,138,16,1,16,17)c<n?strong:gone ring(strong,e,l,4,4)";
    /// A field as a tree of topics, and under each the works it holds.
    TopicTree = TOPICS;
    /// A field in the middle, and its topics to both sides.
    TopicMap = "";
    /// A calm field of dots that swell around three places.
    Calm = "a=between(0,2) b=between(4,6) d=between(8,10) for i 55{x=i%11 y=i/11 m=9 for j 3{\
        p=j=0?a:j=1?b:d q=noise(j,0,4) m=min(m,max(max(p-x,x-p),max(q-y,y-q)))} \
        ring(m?tint:strong,40+24*x,38+24*y,max(8-2*m,1),max(8-2*m,1))}";
}

/// Teacher, student, and what passes between them.
const DISTILLATION: &str = "t=between(6,7) s=between(3,4) if v=6{s=t} w=s=t?81:51 \
    grid(64,86,1,t,81,18)chance(25)?mid:tint \
    grid(s=t?256:270,86,1,s,w,18)strong l=114 e=s=t?206:236 \
    if v=1{p=between(0,6) for i 7{d=max(i-p,p-i) h=d=0?between(54,66):d=1?between(22,40):between(6,16) \
    cell(mid,l+16+13*i,100-h,10,h)} arrow(l,e,116)} \
    if v=2{for i s{wire(ink,l-4,86+(2*((i*(t-1)+(s-1)/2)/(s-1))-t+1)*9,e+2,86+(2*i-s+1)*9)}} \
    if v=3{line(quiet,l+14,38,l+14,110) for i 4{y=34+24*i f=between(16,40) ring(strong,l+14,y+4,3,3) cell(mid,l+26,y,f,8) \
    cell(tint,l+30+f,y,between(56,72)-f,8)} arrow(l,e,136)} \
    if v=4|(v=5){for i 2{o=v=5&i x=l+14+i*52 cell(o?quiet:ink,x,32,42,64) \
    for j 5{cell(o?tint:mid,x+7,40+10*j,between(12,28),6)}} arrow(l,e,116)} \
    if v=0{n=between(3,7) for i n{wire(quiet,l,86+(2*i-n+1)*between(8,9),e-14,86+(2*i-n+1)*4)}} if v=0|(v=6){arrow(l,e,86)} \
    if v=6{path(quiet,'M206 50C180 40 140 40 114 50m5-6l-5 6l7 1')}";

/// A matrix, a tall one and a wide one; the shades of the first are the product of the others.
const FACTORS: &str = "k=v=2?1:between(1,3) a=pick(3,8) b=pick(2,6) l=86-8*k \
    grid(l,86,6,8,15,15)v=0&(a@r)&(b@c)?strong:tint grid(l+73+8*k,86,k,8,15,15)(v>0)&chance(60)|(v+c=0&(a@r))?strong:mid \
    grid(l+141+16*k,86,6,k,15,15)(v>0)&chance(60)|(v+r=0&(b@c))?strong:mid \
    if v{path(ink,'M# 86h12m-6-6v12',l+52)} if v=0{path(ink,'M# 83q4-5 8 0t8 0M# 90q4-5 8 0t8 0',l+50,l+50)} \
    path(ink,'M# 82l8 8m0-8l-8 8',l+82+16*k)";

/// Router, experts, sum.
const EXPERTS: &str = "n=between(5,7) m=pick(2,n) g=v=1?pick(3,n):0 p=130/n \
    for i n{y=86+(2*i-n+1)*p/2 o=m@i d=g@i&(o=0) x=v=2?o?110:176:136 w=v=2?52:66 cell(o?strong:d?quiet:tint,x,y-p/2+3,w,p-6) \
    if d=0&(v<2)|o{wire(o?ink:quiet,88,86,x-1,y)} if o{wire(ink,x+w+1,y,238,86)}} \
    cell(strong,24,78,16,16) cell(strong,280,78,16,16) arrow(44,60,86) arrow(256,275,86) \
    path(ink,'M64 86L76 74L88 86L76 98zM247 82v8m-4-4h8') ring(ink,247,86,9,9) if v=2{path(quiet,'M169 18v136')}";

/// A text in lines of words, and what becomes of it.
const TEXT: &str = "a=214 b=47 if v=0{b=43} for i 7{y=26+18*i x=24 e=i<6?164:110 k=between(24,e-40) \
    for j 9{if x+12<e+1{w=min(between(12,34),e-x) o=v=0&(x+1>k) cell(o?strong:tint,x,y,w,10) \
    if o{k=381 if a+w>288{a=214 b=b+18} cell(strong,a,b+13,w,10) a=a+w+5} x=x+w+5}}} arrow(172,194,86) \
    if v=0{cell(ink,204,43,92,b-7)} \
    if v=1{n=between(2,4) cell(ink,206,78-12*n,90,24*n+16) grid(251,86,5,n,15,24)shade} \
    if v=2{grid(250,86,6,5,15,18)chance(50)?strong:mid}";

/// A root, its topics and their works, to one side or to both.
const TOPICS: &str = "o=v?160:34 for z v+1{d=z?-1:1 n=v?between(2,3):between(3,4) f=between(0,99)*9 t=0 \
    for i n{t=t+noise(f+i,1,6-n)} p=min(130/t,22) y=86-(t-1)*p/2 a=o+d*(v?44:80) b=o+d*(v?74:152) \
    for i n{k=noise(f+i,1,6-n) m=y+(k-1)*p/2 wire(ink,o+d*10,86,a-d*6,m) ring(strong,a,m,4,4) \
    for j k{w=v?between(24,56):between(36,104) wire(ink,a+d*6,m,b-d*3,y) cell(tint,d<0?b-w:b,y-5,w,10) y=y+p}}} \
    ring(strong,o,86,8,8)";
