/** 512 short English words that are easy to say and to hear on the phone. Their order is part of the check word. */
export const checkWordsEn = `
acorn album alley alpaca amber anchor anvil apple apron arch arena aspen atlas attic autumn avenue badge bagel
baker balcony bamboo banner barley barn barrel basil basin basket batch beach beacon beam bean bear beaver
bell belt bench berry birch bird bishop blade blanket blazer blossom board boat bobbin bonnet book border
bottle boulder bouquet bowl bracket branch brass bread breeze bridge brook broom brush bubble bucket buckle
bugle bundle butter cabin cable cactus cake camel camera candle canoe canvas canyon caramel cargo carpet
carrot castle cattle cave cedar cello cereal chalk charm cheese cherry chess chest chime chimney cider cinema
citrus clam clay cliff cloak clock cloud clover coach coast cocoa comb comet compass copper coral cork corner
cotton cougar crane crayon cream creek cricket crown crystal cube cuckoo cup cushion cycle cypress daisy dance
dawn deck deer delta denim desk diamond dinner dolphin domino donkey door dove dragon drawer drum duck dune
eagle early earth easel echo elbow elder elm ember emerald engine envelope evening fable falcon fan farmer
fence fern ferry fiddle field fig finch fir flag flame flask fleet flint flock flour flower flute foam folder
forest fork fossil fountain fox frame freckle friend frost fruit galaxy garlic garnet gate gecko ginger
giraffe glacier glass glider globe goat goblet gold goose gorge grain grape grass gravel grove gull hammer
hammock harp harvest hat hawk hazel heart hedge herb heron hill hinge holly honey hoop horizon horn horse
house igloo indigo ink iris iron island ivory ivy jacket jaguar jam jar jasmine jelly jersey jewel jigsaw
jungle juniper kayak kettle kite kitten kiwi koala label lace ladder lagoon lake lantern lark laurel lava
lavender leaf lemon lentil letter library lily linen lion lizard llama lobster locket lodge lotus lunch magnet
magpie mango manor maple marble market marsh meadow medal mercury mill mint mirror mitten mole monkey moon
morning mosaic motor mountain mouse muffin museum music mustard napkin nectar needle nickel noodle north
nugget nutmeg oak oasis oat ocean olive onyx opal orange orbit orchard orchid otter oval oven owl paddle paint
palace palm panda panther paper parade parcel park pasta path peach peacock pear pearl pebble pelican pencil
pepper piano picnic pigeon pillow pilot pine pink pitcher planet plaster pocket poem pond pony poplar poppy
porch potato prairie pretzel pudding puffin pumpkin puppet purple puzzle quail quarry quartz quill rabbit
radio radish raft rain raisin raven reed ribbon rice ring river robin rocket rope rose ruby rudder saddle
saffron salad salmon sand sandal sapphire satin saucer scarf school scooter seal season shadow shelf shell
shepherd ship silk silver skate sky sled slipper snail snow sofa soup spark sparrow spice spoon spring spruce
square squirrel stable star station steam stone storm straw stream sugar summer sun swan syrup table tango
temple tent thimble thistle thread thunder ticket tiger timber toast torch tower trail train treasure tree
trophy trout trumpet tulip turtle tweed umbrella valley vanilla velvet vessel village vine violet walnut
walrus water wave weaver whale wheat wheel whistle willow window winter wolf wood wool wren yarn yellow zebra
zephyr
`
  .trim()
  .split(/\s+/)
