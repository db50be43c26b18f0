<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr_TR">
<context>
    <name>ComparisonText</name>
    <message>
        <source>%1 points</source>
        <translation>%1 puan</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>İlk 1</translation>
    </message>
    <message>
        <source>Top-5</source>
        <translation>İlk 5</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Aynı yanıt</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>Time, 1 image</source>
        <translation>Süre, 1 görüntü</translation>
    </message>
    <message>
        <source>The accuracy could not be measured: %1.</source>
        <translation>Doğruluk ölçülemedi: %1.</translation>
    </message>
    <message>
        <source>All images of %2 were used to measure and repair the network. On %1 of them it gives the same answer as the original as often as shown; on others it will be somewhat less.</source>
        <translation>%2 içindeki bütün görüntüler ağı ölçmek ve onarmak için kullanıldı. Bunların %1 tanesinde küçük ağ, özgün ağla gösterilen oranda aynı yanıtı veriyor; başka görüntülerde bu oran biraz daha düşük olur.</translation>
    </message>
    <message>
        <source>Judged by %1 images of %2 that neither analysis nor repair has used.</source>
        <translation>%2 içinden, ne çözümlemenin ne de onarımın kullandığı %1 görüntüyle ölçüldü.</translation>
    </message>
    <message>
        <source>Judged by %1 images of %2 that neither analysis nor repair has used; without labels there is only the agreement with the original.</source>
        <translation>%2 içinden, ne çözümlemenin ne de onarımın kullandığı %1 görüntüyle ölçüldü; etiket olmadığından yalnızca özgün ağla uyum bilinebilir.</translation>
    </message>
    <message>
        <source>Removing less, or training on, brings the accuracy back.</source>
        <translation>Daha az kanal çıkarmak ya da eğitime devam etmek doğruluğu geri getirir.</translation>
    </message>
</context>
<context>
    <name>ConstraintText</name>
    <message>
        <source>The target is out of reach: %1 are left, not %2.</source>
        <translation>Hedefe ulaşılamıyor: %2 yerine %1 kalıyor.</translation>
    </message>
    <message>
        <source>Channels kept by the floor: %1.</source>
        <translation>Alt sınırın koruduğu kanallar: %1.</translation>
    </message>
    <message>
        <source>Channels kept by rounding: %1.</source>
        <translation>Yuvarlamanın koruduğu kanallar: %1.</translation>
    </message>
    <message>
        <source>Channels kept as ignored: %1.</source>
        <translation>Yok sayıldığı için kalan kanallar: %1.</translation>
    </message>
    <message>
        <source>No effect, since its channels cannot be removed: %1.</source>
        <translation>Etkisi yok, kanalları çıkarılamıyor: %1.</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>Normalized mean</source>
        <translation>Normalleştirilmiş ortalama</translation>
    </message>
    <message>
        <source>Mean over images, divided by the layer&apos;s largest image mean</source>
        <translation>Görüntüler üzerindeki ortalama, katmanın en büyük görüntü ortalamasına bölünür</translation>
    </message>
    <message>
        <source>Normalized mean of means</source>
        <translation>Ortalamaların normalleştirilmiş ortalaması</translation>
    </message>
    <message>
        <source>Mean over images, divided by the layer&apos;s largest mean</source>
        <translation>Görüntüler üzerindeki ortalama, katmanın en büyük ortalamasına bölünür</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Sıklık</translation>
    </message>
    <message>
        <source>Share of images in which any position is above the threshold</source>
        <translation>Herhangi bir konumun eşiği aştığı görüntülerin payı</translation>
    </message>
    <message>
        <source>Mean absolute value</source>
        <translation>Ortalama mutlak değer</translation>
    </message>
    <message>
        <source>Mean of |x| over images and positions</source>
        <translation>|x| değerinin görüntüler ve konumlar üzerindeki ortalaması</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>Birleşik</translation>
    </message>
    <message>
        <source>Geometric mean of normalized mean and frequency</source>
        <translation>Normalleştirilmiş ortalama ile sıklığın geometrik ortalaması</translation>
    </message>
    <message>
        <source>Active share</source>
        <translation>Etkin pay</translation>
    </message>
    <message>
        <source>Share of positions above the threshold; 1 - APoZ (Hu 2016)</source>
        <translation>Eşiğin üzerindeki konumların payı; 1 - APoZ (Hu 2016)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Ortalama</translation>
    </message>
    <message>
        <source>Mean of x over images and positions</source>
        <translation>x değerinin görüntüler ve konumlar üzerindeki ortalaması</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varyans</translation>
    </message>
    <message>
        <source>Variance of x over images and positions</source>
        <translation>x değerinin görüntüler ve konumlar üzerindeki varyansı</translation>
    </message>
    <message>
        <source>Root mean square</source>
        <translation>Karekök ortalama</translation>
    </message>
    <message>
        <source>Root of the mean of x squared</source>
        <translation>x karesinin ortalamasının karekökü</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>En küçük</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>En küçük değer</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>En büyük</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>En büyük değer</translation>
    </message>
    <message>
        <source>Neuron coverage</source>
        <translation>Nöron kapsaması</translation>
    </message>
    <message>
        <source>1 when some image&apos;s mean, scaled within its layer, passed the threshold (DeepXplore 2017)</source>
        <translation>Bir görüntünün katman içinde ölçeklenen ortalaması eşiği aştıysa 1 (DeepXplore 2017)</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>En güçlü k</translation>
    </message>
    <message>
        <source>1 when the channel was among the k strongest of its layer for some image (DeepGauge 2018)</source>
        <translation>Kanal bir görüntüde katmanının en güçlü k kanalı arasındaysa 1 (DeepGauge 2018)</translation>
    </message>
    <message>
        <source>Coverage of the data</source>
        <translation>Verinin kapsaması</translation>
    </message>
    <message>
        <source>Weights times inputs (Wanda)</source>
        <translation>Ağırlık çarpı girdi (Wanda)</translation>
    </message>
    <message>
        <source>Weight magnitude, L1</source>
        <translation>Ağırlık büyüklüğü, L1</translation>
    </message>
    <message>
        <source>Weight magnitude, L2</source>
        <translation>Ağırlık büyüklüğü, L2</translation>
    </message>
    <message>
        <source>Optimal brain surgeon</source>
        <translation>Optimal beyin cerrahı</translation>
    </message>
    <message>
        <source>Fluctuation of the inputs (FLAP)</source>
        <translation>Girdilerin dalgalanması (FLAP)</translation>
    </message>
    <message>
        <source>Contribution to the loss (Taylor)</source>
        <translation>Kayba katkı (Taylor)</translation>
    </message>
    <message>
        <source>Batch-norm scale</source>
        <translation>Yığın normu ölçeği</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Rastgele</translation>
    </message>
</context>
<context>
    <name>CoreSentence</name>
    <message>
        <source>cannot write %1</source>
        <translation>%1 yazılamıyor</translation>
    </message>
    <message>
        <source>Choose a folder that exists, may be written to and has room</source>
        <translation>Var olan, yazılabilen ve yeri olan bir klasör seçin</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>bu bir klasör</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>klasörü yok</translation>
    </message>
    <message>
        <source>the disk is full or the folder may not be written to</source>
        <translation>disk dolu ya da klasöre yazılamıyor</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>okunamıyor</translation>
    </message>
    <message>
        <source>Check the file and its permissions</source>
        <translation>Dosyayı ve izinlerini denetleyin</translation>
    </message>
    <message>
        <source>shape &quot;%1&quot;</source>
        <translation>&quot;%1&quot; şekli</translation>
    </message>
    <message>
        <source>it is not a list of positive whole numbers</source>
        <translation>pozitif tam sayılardan oluşan bir liste değil</translation>
    </message>
    <message>
        <source>Write it like 1,3,224,224</source>
        <translation>Şöyle yazın: 1,3,224,224</translation>
    </message>
    <message>
        <source>cannot make a temporary folder%1</source>
        <translation>geçici klasör açılamıyor%1</translation>
    </message>
    <message>
        <source>Set TMPDIR to another one</source>
        <translation>TMPDIR ile başka bir klasör verin</translation>
    </message>
    <message>
        <source>pattern &quot;%1&quot;</source>
        <translation>&quot;%1&quot; kalıbı</translation>
    </message>
    <message>
        <source>no layer has such a name</source>
        <translation>hiçbir katmanın adı böyle değil</translation>
    </message>
    <message>
        <source>List the names with: cleanai inspect MODEL</source>
        <translation>Adları şununla listeleyin: cleanai inspect MODEL</translation>
    </message>
    <message>
        <source>it has no convolution or linear layer to observe</source>
        <translation>gözlenecek evrişim ya da doğrusal katmanı yok</translation>
    </message>
    <message>
        <source>Give a network with such layers</source>
        <translation>Böyle katmanları olan bir ağ verin</translation>
    </message>
    <message>
        <source>agreement by %1</source>
        <translation>%1 ölçütüne göre uyum</translation>
    </message>
    <message>
        <source>extremes and bits are not kept for each half</source>
        <translation>uç değerler ve bitler iki yarı için ayrı tutulmaz</translation>
    </message>
    <message>
        <source>Choose another metric, e.g. normalized_mean</source>
        <translation>Başka bir ölçüt seçin, örneğin normalized_mean</translation>
    </message>
    <message>
        <source>ratio of the agreement</source>
        <translation>uyumun oranı</translation>
    </message>
    <message>
        <source>it is not between 0 and 1</source>
        <translation>0 ile 1 arasında değil</translation>
    </message>
    <message>
        <source>Give a share like 0.5, below 1</source>
        <translation>1&apos;den küçük bir pay verin, örneğin 0.5</translation>
    </message>
    <message>
        <source>agreement to stop at</source>
        <translation>durulacak uyum</translation>
    </message>
    <message>
        <source>it is not a share above 0 and at most 1</source>
        <translation>0&apos;dan büyük, en çok 1 olan bir pay değil</translation>
    </message>
    <message>
        <source>Give a share like 0.95</source>
        <translation>0.95 gibi bir pay verin</translation>
    </message>
    <message>
        <source>the memory did not suffice for whole batches: %1 images at a time</source>
        <translation>bellek bütün yığınlara yetmedi: bir kerede %1 görüntü</translation>
    </message>
    <message>
        <source>Delete it to begin anew, or give another name with --checkpoint</source>
        <translation>Baştan başlamak için silin ya da --checkpoint ile başka bir ad verin</translation>
    </message>
    <message>
        <source>it was made with another value of %1: %2 instead of %3</source>
        <translation>%1 için başka bir değerle yapılmış: %3 yerine %2</translation>
    </message>
    <message>
        <source>Run the same command as before, or delete the file to begin anew</source>
        <translation>Öncekiyle aynı komutu çalıştırın ya da baştan başlamak için dosyayı silin</translation>
    </message>
    <message>
        <source>it is JSON, but not a checkpoint</source>
        <translation>JSON, ama bir ara kayıt değil</translation>
    </message>
    <message>
        <source>a newer version of the program wrote it</source>
        <translation>programın daha yeni bir sürümü yazmış</translation>
    </message>
    <message>
        <source>its statistics do not fit together</source>
        <translation>istatistikleri birbirine uymuyor</translation>
    </message>
    <message>
        <source>merging</source>
        <translation>birleştirme</translation>
    </message>
    <message>
        <source>Merge analyses of one model with the same options</source>
        <translation>Aynı modelin aynı seçeneklerle yapılmış çözümlemelerini birleştirin</translation>
    </message>
    <message>
        <source>parts of differently divided data were merged; images may be counted twice or be missing</source>
        <translation>farklı bölünmüş verilerin parçaları birleştirildi; görüntüler iki kez sayılmış ya da eksik olabilir</translation>
    </message>
    <message>
        <source>shard %1%2 is missing</source>
        <translation>%1%2 numaralı parça eksik</translation>
    </message>
    <message>
        <source>shard %1%2 was merged %3 times; its images are counted as often</source>
        <translation>%1%2 numaralı parça %3 kez birleştirildi; görüntüleri o kadar kez sayıldı</translation>
    </message>
    <message>
        <source>skipped %1</source>
        <translation>atlandı: %1</translation>
    </message>
    <message>
        <source>layer %1 met %2 values that are not finite; they were left out</source>
        <translation>%1 katmanı sonlu olmayan %2 değerle karşılaştı; bunlar dışarıda bırakıldı</translation>
    </message>
    <message>
        <source>by %1 so many channels score the same that the choice among them is arbitrary; the agreement does not tell how far it would change</source>
        <translation>%1 ölçütüne göre o kadar çok kanalın puanı eşit ki aralarındaki seçim keyfi; uyum, seçimin ne kadar değişeceğini söylemez</translation>
    </message>
    <message>
        <source>the analyses are of different models</source>
        <translation>çözümlemeler ayrı modellerin</translation>
    </message>
    <message>
        <source>the analyses observed different values</source>
        <translation>çözümlemeler ayrı değerleri gözlemiş</translation>
    </message>
    <message>
        <source>the analyses were compared with different profiles</source>
        <translation>çözümlemeler ayrı profillerle karşılaştırılmış</translation>
    </message>
    <message>
        <source>the analyses have different layers</source>
        <translation>çözümlemelerin katmanları ayrı</translation>
    </message>
    <message>
        <source>together they have more than %1 batches</source>
        <translation>birlikte %1 yığından fazlalar</translation>
    </message>
    <message>
        <source>%1 batches</source>
        <translation>%1 yığın</translation>
    </message>
    <message>
        <source>more than %1 cannot be added up</source>
        <translation>%1 taneden fazlası toplanamaz</translation>
    </message>
    <message>
        <source>Take larger batches</source>
        <translation>Daha büyük yığınlar kullanın</translation>
    </message>
    <message>
        <source>there is nothing to merge</source>
        <translation>birleştirilecek bir şey yok</translation>
    </message>
    <message>
        <source>Give a file that cleanai analyze wrote</source>
        <translation>cleanai analyze&apos;ın yazdığı bir dosya verin</translation>
    </message>
    <message>
        <source>Check the path</source>
        <translation>Yolu denetleyin</translation>
    </message>
    <message>
        <source>Update CleanAI Studio</source>
        <translation>CleanAI Studio&apos;yu güncelleyin</translation>
    </message>
    <message>
        <source>it is JSON, but not a coverage file</source>
        <translation>JSON, ama bir kapsama dosyası değil</translation>
    </message>
    <message>
        <source>a layer&apos;s statistics are not as many as its channels, or not what was expected</source>
        <translation>bir katmanın istatistikleri kanalları kadar değil ya da beklenen gibi değil</translation>
    </message>
    <message>
        <source>statistics</source>
        <translation>istatistikler</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a sum</source>
        <translation>&quot;%1&quot; bir toplam değil</translation>
    </message>
    <message>
        <source>metric &quot;%1&quot;</source>
        <translation>&quot;%1&quot; ölçütü</translation>
    </message>
    <message>
        <source>there is no such metric</source>
        <translation>böyle bir ölçüt yok</translation>
    </message>
    <message>
        <source>Choose one of %1</source>
        <translation>Şunlardan birini seçin: %1</translation>
    </message>
    <message>
        <source>how far errors reach could not be measured; all layers count the same</source>
        <translation>hataların nereye kadar ulaştığı ölçülemedi; bütün katmanlar eşit sayılıyor</translation>
    </message>
    <message>
        <source>how far the output depends on each place could not be computed; errors count alike everywhere</source>
        <translation>çıktının her yere ne kadar bağlı olduğu hesaplanamadı; hatalar her yerde aynı sayılıyor</translation>
    </message>
    <message>
        <source>how much each layer&apos;s errors weigh could not be tried; they count as far as they reach</source>
        <translation>her katmanın hatalarının ne kadar ağır bastığı denenemedi; ulaştıkları ölçüde sayılıyorlar</translation>
    </message>
    <message>
        <source>it takes %1 inputs, and data give one</source>
        <translation>%1 girdi alıyor, veriler ise bir tane veriyor</translation>
    </message>
    <message>
        <source>its values are not finite</source>
        <translation>değerleri sonlu değil</translation>
    </message>
    <message>
        <source>what %1 takes in is not finite; it is not repaired</source>
        <translation>%1 katmanının aldığı değerler sonlu değil; onarılmaz</translation>
    </message>
    <message>
        <source>the second moments of what %1 takes in (%2 channels) do not fit the memory; only variances are kept</source>
        <translation>%1 katmanının aldıklarının (%2 kanal) ikinci momentleri belleğe sığmıyor; yalnızca varyanslar tutulur</translation>
    </message>
    <message>
        <source>Delete the checkpoint to begin anew</source>
        <translation>Baştan başlamak için ara kaydı silin</translation>
    </message>
    <message>
        <source>writing failed (is the disk full?)</source>
        <translation>yazılamadı (disk dolu mu?)</translation>
    </message>
    <message>
        <source>Free some space or choose another folder</source>
        <translation>Yer açın ya da başka bir klasör seçin</translation>
    </message>
    <message>
        <source>it holds no second moments, or it is truncated</source>
        <translation>içinde ikinci momentler yok ya da yarım kalmış</translation>
    </message>
    <message>
        <source>it is truncated</source>
        <translation>yarım kalmış</translation>
    </message>
    <message>
        <source>it cannot be read to its end</source>
        <translation>sonuna kadar okunamıyor</translation>
    </message>
    <message>
        <source>its second moments are not those of this checkpoint</source>
        <translation>ikinci momentleri bu ara kaydın değil</translation>
    </message>
    <message>
        <source>it is longer than it should be</source>
        <translation>olması gerekenden uzun</translation>
    </message>
    <message>
        <source>Give a file that cleanai analyze --moments wrote, or measure anew</source>
        <translation>cleanai analyze --moments&apos;in yazdığı bir dosya verin ya da yeniden ölçün</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>böyle bir dosya yok</translation>
    </message>
    <message>
        <source>Check its permissions</source>
        <translation>İzinlerini denetleyin</translation>
    </message>
    <message>
        <source>its second moments are those of another model file</source>
        <translation>ikinci momentleri başka bir model dosyasının</translation>
    </message>
    <message>
        <source>Run cleanai analyze --moments on this model</source>
        <translation>Bu modelde cleanai analyze --moments çalıştırın</translation>
    </message>
    <message>
        <source>it is no safetensors file, or it is truncated</source>
        <translation>safetensors dosyası değil ya da yarım kalmış</translation>
    </message>
    <message>
        <source>its tensor %1 does not have the form that is expected, or it is truncated</source>
        <translation>%1 tensörü beklenen biçimde değil ya da yarım kalmış</translation>
    </message>
    <message>
        <source>its tensor %1 holds what is not a finite number</source>
        <translation>%1 tensöründe sonlu olmayan sayılar var</translation>
    </message>
    <message>
        <source>it holds tensors, but no second moments</source>
        <translation>içinde tensörler var, ama ikinci momentler yok</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>profil</translation>
    </message>
    <message>
        <source>Give the result of cleanai analyze for this model with the same --observe, over the training data</source>
        <translation>Bu modelin eğitim verileri üzerinde aynı --observe ile yapılmış cleanai analyze sonucunu verin</translation>
    </message>
    <message>
        <source>it was written by a version that did not keep the smallest image means</source>
        <translation>görüntülerin en küçük ortalamalarını tutmayan bir sürüm yazmış</translation>
    </message>
    <message>
        <source>layer %1 is not in it</source>
        <translation>%1 katmanı içinde yok</translation>
    </message>
    <message>
        <source>layer %1 has other channels in it</source>
        <translation>%1 katmanının içindeki kanalları başka</translation>
    </message>
    <message>
        <source>it is of another model</source>
        <translation>başka bir modelin</translation>
    </message>
    <message>
        <source>it is of another observed value</source>
        <translation>gözlenen başka bir değerin</translation>
    </message>
    <message>
        <source>they were taken against different profiles</source>
        <translation>ayrı profillere göre alınmışlar</translation>
    </message>
    <message>
        <source>Merge analyses with the same --profile and --sections</source>
        <translation>--profile ve --sections&apos;ı aynı olan çözümlemeleri birleştirin</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a set of sections</source>
        <translation>&quot;%1&quot; bir bölüm kümesi değil</translation>
    </message>
    <message>
        <source>they differ in channels, thresholds or profile</source>
        <translation>kanalları, eşikleri ya da profilleri ayrı</translation>
    </message>
    <message>
        <source>strongest images</source>
        <translation>en güçlü görüntüler</translation>
    </message>
    <message>
        <source>they differ in channels or in their number</source>
        <translation>kanalları ya da sayıları ayrı</translation>
    </message>
    <message>
        <source>Check the file, its permissions and its disk</source>
        <translation>Dosyayı, izinlerini ve diskini denetleyin</translation>
    </message>
    <message>
        <source>it is not an ordinary file</source>
        <translation>sıradan bir dosya değil</translation>
    </message>
    <message>
        <source>it ends before byte %1</source>
        <translation>%1. bayttan önce bitiyor</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>boş</translation>
    </message>
    <message>
        <source>Download or copy the file again</source>
        <translation>Dosyayı yeniden indirin ya da kopyalayın</translation>
    </message>
    <message>
        <source>it is truncated or no CIFAR batch: %1 bytes are no multiple of %2</source>
        <translation>yarım kalmış ya da CIFAR yığını değil: %1 bayt, %2 baytın katı değil</translation>
    </message>
    <message>
        <source>it is no CIFAR batch: image %1 has class %2 of %3</source>
        <translation>CIFAR yığını değil: %1. görüntünün sınıfı %2, oysa %3 sınıf var</translation>
    </message>
    <message>
        <source>it holds no image</source>
        <translation>içinde görüntü yok</translation>
    </message>
    <message>
        <source>Choose a source with at least one image</source>
        <translation>En az bir görüntüsü olan bir kaynak seçin</translation>
    </message>
    <message>
        <source>it is no source of images; it seems to be %1</source>
        <translation>görüntü kaynağı değil; şuna benziyor: %1</translation>
    </message>
    <message>
        <source>%1Sources are IDX images (plain or .gz), a folder of CIFAR binary batches, a folder of pictures or of one folder a class, a .npy array, a tensor saved by torch.save, and random:N</source>
        <translation>%1Kaynaklar: IDX görüntüleri (düz ya da .gz), ikili CIFAR yığınlarının klasörü, resimlerin ya da her sınıf için bir klasörün klasörü, .npy dizisi, torch.save ile kaydedilmiş tensör ve random:N</translation>
    </message>
    <message>
        <source>Check the files and their permissions</source>
        <translation>Dosyaları ve izinlerini denetleyin</translation>
    </message>
    <message>
        <source>there is not enough memory to hold it</source>
        <translation>onu tutacak kadar bellek yok</translation>
    </message>
    <message>
        <source>Use a smaller source</source>
        <translation>Daha küçük bir kaynak kullanın</translation>
    </message>
    <message>
        <source>it is an IDX file of other values than bytes</source>
        <translation>baytlardan başka değerlerin IDX dosyası</translation>
    </message>
    <message>
        <source>Give pictures and labels as unsigned bytes, or as a .npy array</source>
        <translation>Resimleri ve etiketleri işaretsiz bayt ya da .npy dizisi olarak verin</translation>
    </message>
    <message>
        <source>it is an IDX file of %1 dimensions, not of %2</source>
        <translation>%1 boyutlu bir IDX dosyası, oysa beklenen: %2</translation>
    </message>
    <message>
        <source>This seems to be the file of labels</source>
        <translation>Bu, etiketlerin dosyası gibi görünüyor</translation>
    </message>
    <message>
        <source>Choose the file with the %1</source>
        <translation>Şunların bulunduğu dosyayı seçin: %1</translation>
    </message>
    <message>
        <source>Choose a file with at least one image</source>
        <translation>En az bir görüntüsü olan bir dosya seçin</translation>
    </message>
    <message>
        <source>its gzip data are damaged</source>
        <translation>gzip verileri bozuk</translation>
    </message>
    <message>
        <source>it does not begin like an IDX file</source>
        <translation>bir IDX dosyası gibi başlamıyor</translation>
    </message>
    <message>
        <source>it is truncated: its header promises %1 bytes</source>
        <translation>yarım kalmış: başlığına göre %1 bayt olmalı</translation>
    </message>
    <message>
        <source>it is truncated: %1 of %2 bytes are there</source>
        <translation>yarım kalmış: %2 bayttan %1 tanesi var</translation>
    </message>
    <message>
        <source>it is longer than its header says</source>
        <translation>başlığında yazandan uzun</translation>
    </message>
    <message>
        <source>Labels are an IDX or .npy file, a tensor saved by torch.save, or text with one whole number a line</source>
        <translation>Etiketler bir IDX ya da .npy dosyası, torch.save ile kaydedilmiş bir tensör ya da her satırında bir tam sayı olan metindir</translation>
    </message>
    <message>
        <source>it holds no label</source>
        <translation>içinde etiket yok</translation>
    </message>
    <message>
        <source>Choose the file with the labels of the images</source>
        <translation>Görüntülerin etiketlerinin bulunduğu dosyayı seçin</translation>
    </message>
    <message>
        <source>the labels</source>
        <translation>etiketler</translation>
    </message>
    <message>
        <source>there are %1 labels for %2 images</source>
        <translation>%2 görüntü için %1 etiket var</translation>
    </message>
    <message>
        <source>Choose the labels that belong to these images</source>
        <translation>Bu görüntülerin etiketlerini seçin</translation>
    </message>
    <message>
        <source>its shape is [%1], not one label an image</source>
        <translation>şekli [%1], her görüntü için bir etiket değil</translation>
    </message>
    <message>
        <source>Labels are one class number an image</source>
        <translation>Her görüntünün etiketi bir sınıf numarasıdır</translation>
    </message>
    <message>
        <source>line %1 is not a whole number</source>
        <translation>%1. satır tam sayı değil</translation>
    </message>
    <message>
        <source>it is a folder, not a file of labels</source>
        <translation>bu bir klasör, etiket dosyası değil</translation>
    </message>
    <message>
        <source>it seems to be %1</source>
        <translation>şuna benziyor: %1</translation>
    </message>
    <message>
        <source>it is %1 but the first image is %2 (channels, height, width)</source>
        <translation>boyutu %1, ama ilk görüntününki %2 (kanal, yükseklik, genişlik)</translation>
    </message>
    <message>
        <source>the batches of images</source>
        <translation>görüntü yığınları</translation>
    </message>
    <message>
        <source>there is not enough memory to hold them</source>
        <translation>onları tutacak kadar bellek yok</translation>
    </message>
    <message>
        <source>the data source</source>
        <translation>veri kaynağı</translation>
    </message>
    <message>
        <source>none of its %1 images can be read</source>
        <translation>%1 görüntüsünün hiçbiri okunamıyor</translation>
    </message>
    <message>
        <source>Choose another source</source>
        <translation>Başka bir kaynak seçin</translation>
    </message>
    <message>
        <source>The first: %1</source>
        <translation>İlki: %1</translation>
    </message>
    <message>
        <source>Write the array again with numpy.save</source>
        <translation>Diziyi numpy.save ile yeniden yazın</translation>
    </message>
    <message>
        <source>its elements are records, not numbers</source>
        <translation>öğeleri kayıt, sayı değil</translation>
    </message>
    <message>
        <source>Save one plain array of numbers</source>
        <translation>Sayılardan oluşan tek bir düz dizi kaydedin</translation>
    </message>
    <message>
        <source>its elements are Python objects, not numbers</source>
        <translation>öğeleri Python nesnesi, sayı değil</translation>
    </message>
    <message>
        <source>its numbers are big-endian</source>
        <translation>sayıları büyük uçlu (big-endian)</translation>
    </message>
    <message>
        <source>Save it with array.astype(array.dtype.newbyteorder(&quot;&lt;&quot;))</source>
        <translation>Şununla kaydedin: array.astype(array.dtype.newbyteorder(&quot;&lt;&quot;))</translation>
    </message>
    <message>
        <source>its shape is [%1]</source>
        <translation>şekli [%1]</translation>
    </message>
    <message>
        <source>Images are an array of shape [N, channels, height, width]</source>
        <translation>Görüntüler [N, kanal, yükseklik, genişlik] şeklinde bir dizidir</translation>
    </message>
    <message>
        <source>Choose an array with at least one image</source>
        <translation>En az bir görüntüsü olan bir dizi seçin</translation>
    </message>
    <message>
        <source>its elements are of type %1</source>
        <translation>öğelerinin türü %1</translation>
    </message>
    <message>
        <source>Save it as uint8 or with array.astype(numpy.float32)</source>
        <translation>uint8 olarak ya da array.astype(numpy.float32) ile kaydedin</translation>
    </message>
    <message>
        <source>Save the labels with array.astype(numpy.int64)</source>
        <translation>Etiketleri array.astype(numpy.int64) ile kaydedin</translation>
    </message>
    <message>
        <source>its header has no &apos;%1&apos;</source>
        <translation>başlığında &apos;%1&apos; yok</translation>
    </message>
    <message>
        <source>its header has no shape</source>
        <translation>başlığında şekil yok</translation>
    </message>
    <message>
        <source>its header has an impossible shape</source>
        <translation>başlığındaki şekil olanaksız</translation>
    </message>
    <message>
        <source>its .npy version is unknown</source>
        <translation>.npy sürümü bilinmiyor</translation>
    </message>
    <message>
        <source>it is truncated within its header</source>
        <translation>başlığının içinde kesilmiş</translation>
    </message>
    <message>
        <source>Replace or remove the picture</source>
        <translation>Resmi değiştirin ya da çıkarın</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions</source>
        <translation>Klasörün izinlerini denetleyin</translation>
    </message>
    <message>
        <source>it holds no picture; CIFAR&apos;s Python version is not read</source>
        <translation>içinde resim yok; CIFAR&apos;ın Python sürümü okunmaz</translation>
    </message>
    <message>
        <source>Download the binary version of CIFAR</source>
        <translation>CIFAR&apos;ın ikili (binary) sürümünü indirin</translation>
    </message>
    <message>
        <source>it holds no picture</source>
        <translation>içinde resim yok</translation>
    </message>
    <message>
        <source>Choose a folder with JPEG, PNG, BMP, WebP or TIFF pictures, or with one folder of them a class</source>
        <translation>İçinde JPEG, PNG, BMP, WebP ya da TIFF resimleri ya da her sınıf için bir resim klasörü bulunan bir klasör seçin</translation>
    </message>
    <message>
        <source>Correct the preprocessing options</source>
        <translation>Ön işleme seçeneklerini düzeltin</translation>
    </message>
    <message>
        <source>it is for %1 but the images have %2</source>
        <translation>%1 için, ama görüntülerde %2 var</translation>
    </message>
    <message>
        <source>a picture of %1 x %2 pixels would become too large</source>
        <translation>%1 x %2 piksellik bir resim fazla büyük olurdu</translation>
    </message>
    <message>
        <source>Give a smaller number, or remove the picture</source>
        <translation>Daha küçük bir sayı verin ya da resmi çıkarın</translation>
    </message>
    <message>
        <source>the images have %1 channels</source>
        <translation>görüntülerde %1 kanal var</translation>
    </message>
    <message>
        <source>Leave this option out</source>
        <translation>Bu seçeneği kaldırın</translation>
    </message>
    <message>
        <source>the images are arrays of numbers, not 8-bit pictures</source>
        <translation>görüntüler sayı dizileri, 8 bitlik resimler değil</translation>
    </message>
    <message>
        <source>Leave this option out, or give pictures or a uint8 array of shape [N, channels, height, width]</source>
        <translation>Bu seçeneği kaldırın ya da resimler veya [N, kanal, yükseklik, genişlik] şeklinde bir uint8 dizisi verin</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>bir görüntü</translation>
    </message>
    <message>
        <source>Pictures have the shape {height, width, channels}</source>
        <translation>Resimlerin şekli {yükseklik, genişlik, kanal}</translation>
    </message>
    <message>
        <source>preset &quot;%1&quot;</source>
        <translation>&quot;%1&quot; hazır ayarı</translation>
    </message>
    <message>
        <source>there is no such preset</source>
        <translation>böyle bir hazır ayar yok</translation>
    </message>
    <message>
        <source>it does not say how many images</source>
        <translation>kaç görüntü olduğunu söylemiyor</translation>
    </message>
    <message>
        <source>Write it like random:256</source>
        <translation>Şöyle yazın: random:256</translation>
    </message>
    <message>
        <source>the shape of the images is not known</source>
        <translation>görüntülerin şekli bilinmiyor</translation>
    </message>
    <message>
        <source>Give the model&apos;s input shape, like 1,3,224,224</source>
        <translation>Modelin girdi şeklini verin, örneğin 1,3,224,224</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>böyle bir dosya ya da klasör yok</translation>
    </message>
    <message>
        <source>Check the spelling, or use random:N for N random images</source>
        <translation>Yazımını denetleyin ya da N rastgele görüntü için random:N kullanın</translation>
    </message>
    <message>
        <source>it is a NumPy .npz archive of several arrays</source>
        <translation>birkaç diziden oluşan bir NumPy .npz arşivi</translation>
    </message>
    <message>
        <source>Save the images alone with numpy.save(&quot;images.npy&quot;, images)</source>
        <translation>Yalnızca görüntüleri şununla kaydedin: numpy.save(&quot;images.npy&quot;, images)</translation>
    </message>
    <message>
        <source>Use a smaller file</source>
        <translation>Daha küçük bir dosya kullanın</translation>
    </message>
    <message>
        <source>Images are a tensor of shape [N, channels, height, width]</source>
        <translation>Görüntüler [N, kanal, yükseklik, genişlik] şeklinde bir tensördür</translation>
    </message>
    <message>
        <source>Choose a tensor with at least one image</source>
        <translation>En az bir görüntüsü olan bir tensör seçin</translation>
    </message>
    <message>
        <source>Save it as uint8 or with tensor.float()</source>
        <translation>uint8 olarak ya da tensor.float() ile kaydedin</translation>
    </message>
    <message>
        <source>it is damaged or truncated</source>
        <translation>bozuk ya da yarım kalmış</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>bozuk</translation>
    </message>
    <message>
        <source>it is damaged: the checksum of %1 is wrong</source>
        <translation>bozuk: %1 için sağlama toplamı yanlış</translation>
    </message>
    <message>
        <source>it is a TorchScript model, not images</source>
        <translation>görüntü değil, bir TorchScript modeli</translation>
    </message>
    <message>
        <source>it is a ZIP archive without a tensor</source>
        <translation>içinde tensör olmayan bir ZIP arşivi</translation>
    </message>
    <message>
        <source>it holds Python objects (a dictionary, a state_dict or a model?), not one plain tensor</source>
        <translation>içinde tek bir düz tensör değil, Python nesneleri var (sözlük, state_dict ya da model mi?)</translation>
    </message>
    <message>
        <source>its tensor is sparse or quantized</source>
        <translation>tensörü seyrek ya da nicemlenmiş</translation>
    </message>
    <message>
        <source>it is damaged: its storage has another size than its tensor</source>
        <translation>bozuk: deposunun boyutu tensörününkinden başka</translation>
    </message>
    <message>
        <source>its elements are complex numbers</source>
        <translation>öğeleri karmaşık sayılar</translation>
    </message>
    <message>
        <source>the images to judge by</source>
        <translation>yargılayacak görüntüler</translation>
    </message>
    <message>
        <source>all %1 of them are used for the calibration</source>
        <translation>%1 tanesinin hepsi kalibrasyonda kullanılıyor</translation>
    </message>
    <message>
        <source>%1 over several channels</source>
        <translation>birkaç kanal üzerinden %1</translation>
    </message>
    <message>
        <source>%1 with a computed bias</source>
        <translation>hesaplanan bir yanlılıkla %1</translation>
    </message>
    <message>
        <source>prim::SetAttr</source>
        <translation>prim::SetAttr</translation>
    </message>
    <message>
        <source>%1 with a number that mixes channel counts and other sizes</source>
        <translation>kanal sayılarıyla başka boyutları karıştıran bir sayıyla %1</translation>
    </message>
    <message>
        <source>%1 with a size that is computed%2</source>
        <translation>hesaplanan bir boyutla %1%2</translation>
    </message>
    <message>
        <source>a loop</source>
        <translation>bir döngü</translation>
    </message>
    <message>
        <source>a branch that depends on channel counts and other sizes</source>
        <translation>kanal sayılarına ve başka boyutlara bağlı bir dallanma</translation>
    </message>
    <message>
        <source>%1 of another shape</source>
        <translation>%1, başka bir şekille</translation>
    </message>
    <message>
        <source>prim::Loop</source>
        <translation>prim::Loop</translation>
    </message>
    <message>
        <source>%1 in a loop</source>
        <translation>bir döngü içinde %1</translation>
    </message>
    <message>
        <source>device &quot;%1&quot;</source>
        <translation>&quot;%1&quot; aygıtı</translation>
    </message>
    <message>
        <source>there is no such device</source>
        <translation>böyle bir aygıt yok</translation>
    </message>
    <message>
        <source>Give auto, cpu, cuda or cuda:N</source>
        <translation>auto, cpu, cuda ya da cuda:N verin</translation>
    </message>
    <message>
        <source>this LibTorch finds no CUDA device</source>
        <translation>bu LibTorch bir CUDA aygıtı bulamıyor</translation>
    </message>
    <message>
        <source>there are only %1</source>
        <translation>yalnızca %1 tane var</translation>
    </message>
    <message>
        <source>Leave --device out, or build with a CUDA LibTorch on a machine with its driver</source>
        <translation>--device vermeyin ya da sürücüsü olan bir makinede CUDA&apos;lı bir LibTorch ile derleyin</translation>
    </message>
    <message>
        <source>Give cuda:0 to cuda:%1</source>
        <translation>cuda:0 ile cuda:%1 arasında verin</translation>
    </message>
    <message>
        <source>it takes %1 inputs, not %2%3</source>
        <translation>%1 girdi alıyor, %2 değil%3</translation>
    </message>
    <message>
        <source>Give one shape for each input, in their order</source>
        <translation>Her girdi için sırasıyla bir şekil verin</translation>
    </message>
    <message>
        <source>its input %1 is of type %2</source>
        <translation>%1. girdisinin türü %2</translation>
    </message>
    <message>
        <source>Only tensors and lists of tensors can be given</source>
        <translation>Yalnızca tensörler ve tensör listeleri verilebilir</translation>
    </message>
    <message>
        <source>it takes a list of images, each with its own detections, and no batch of images</source>
        <translation>görüntü yığını değil, her biri kendi algılamalarını veren bir görüntü listesi alıyor</translation>
    </message>
    <message>
        <source>Such a network can be inspected and pruned by its weights: cleanai prune --criterion magnitude_l2</source>
        <translation>Böyle bir ağ incelenebilir ve ağırlıklarına göre budanabilir: cleanai prune --criterion magnitude_l2</translation>
    </message>
    <message>
        <source>the model&apos;s graph</source>
        <translation>modelin grafiği</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Save it with torch.jit.script or torch.jit.trace in evaluation mode</source>
        <translation>Değerlendirme kipinde torch.jit.script ya da torch.jit.trace ile kaydedin</translation>
    </message>
    <message>
        <source>a call could not be inlined</source>
        <translation>bir çağrının içi açılamadı</translation>
    </message>
    <message>
        <source>it uses an operator that this LibTorch does not have</source>
        <translation>bu LibTorch&apos;ta olmayan bir işlem kullanıyor</translation>
    </message>
    <message>
        <source>a list has an unexpected length</source>
        <translation>bir listenin uzunluğu beklenmedik</translation>
    </message>
    <message>
        <source>the model returns an object of its own type</source>
        <translation>model kendi türünden bir nesne döndürüyor</translation>
    </message>
    <message>
        <source>it is %1, not a TorchScript model</source>
        <translation>bu %1, TorchScript modeli değil</translation>
    </message>
    <message>
        <source>Check the file&apos;s permissions</source>
        <translation>Dosyanın izinlerini denetleyin</translation>
    </message>
    <message>
        <source>Copy or download it again</source>
        <translation>Yeniden kopyalayın ya da indirin</translation>
    </message>
    <message>
        <source>Give the .pt file in it</source>
        <translation>İçindeki .pt dosyasını verin</translation>
    </message>
    <message>
        <source>Save or copy the model again: the earlier attempt wrote nothing</source>
        <translation>Modeli yeniden kaydedin ya da kopyalayın: önceki denemede hiçbir şey yazılmamış</translation>
    </message>
    <message>
        <source>Open it in a browser to see why, then download again</source>
        <translation>Nedenini görmek için tarayıcıda açın, sonra yeniden indirin</translation>
    </message>
    <message>
        <source>In the Python program that has the model: torch.jit.trace(model.eval(), example).save(&apos;%1&apos;)</source>
        <translation>Modelin bulunduğu Python programında: torch.jit.trace(model.eval(), example).save(&apos;%1&apos;)</translation>
    </message>
    <message>
        <source>the archive is damaged (a checksum does not match)</source>
        <translation>arşiv bozuk (bir sağlama toplamı tutmuyor)</translation>
    </message>
    <message>
        <source>the archive is incomplete or damaged (no directory at its end)</source>
        <translation>arşiv eksik ya da bozuk (sonunda dizini yok)</translation>
    </message>
    <message>
        <source>it is quantized, and whole channels cannot be cut out of packed weights</source>
        <translation>nicemlenmiş; paketlenmiş ağırlıklardan bütün kanallar çıkarılamaz</translation>
    </message>
    <message>
        <source>Prune the float32 model and quantize the result</source>
        <translation>float32 modeli budayın ve sonucu nicemleyin</translation>
    </message>
    <message>
        <source>its weights are of type %1, not float32</source>
        <translation>ağırlıklarının türü %1, float32 değil</translation>
    </message>
    <message>
        <source>Convert it in Python with model.float() and save it again</source>
        <translation>Python&apos;da model.float() ile dönüştürüp yeniden kaydedin</translation>
    </message>
    <message>
        <source>input shape</source>
        <translation>girdi şekli</translation>
    </message>
    <message>
        <source>Give one like 1,3,224,224</source>
        <translation>1,3,224,224 gibi bir şekil verin</translation>
    </message>
    <message>
        <source>the model&apos;s own code refuses it: %1</source>
        <translation>modelin kendi kodu bunu kabul etmiyor: %1</translation>
    </message>
    <message>
        <source>Give an input that the model accepts</source>
        <translation>Modelin kabul ettiği bir girdi verin</translation>
    </message>
    <message>
        <source>Inspect the model that is open</source>
        <translation>Açık olan modeli inceleyin</translation>
    </message>
    <message>
        <source>the model has no such weight</source>
        <translation>modelde böyle bir ağırlık yok</translation>
    </message>
    <message>
        <source>it has no channel %1</source>
        <translation>%1. kanalı yok</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>gecikme</translation>
    </message>
    <message>
        <source>the batch size or the number of runs is not positive</source>
        <translation>yığın boyutu ya da tekrar sayısı pozitif değil</translation>
    </message>
    <message>
        <source>Give 1 or more</source>
        <translation>1 ya da daha fazlasını verin</translation>
    </message>
    <message>
        <source>the memory is not enough</source>
        <translation>bellek yetmiyor</translation>
    </message>
    <message>
        <source>Take a smaller batch size or close other programs</source>
        <translation>Daha küçük bir yığın boyutu seçin ya da başka programları kapatın</translation>
    </message>
    <message>
        <source>the module in it has no forward method</source>
        <translation>içindeki modülün forward yöntemi yok</translation>
    </message>
    <message>
        <source>criterion taylor</source>
        <translation>taylor ölçütü</translation>
    </message>
    <message>
        <source>the data has no labels, and a loss needs them</source>
        <translation>verilerin etiketi yok, kayıp için gerekli</translation>
    </message>
    <message>
        <source>Give --labels, or choose a criterion that needs none, such as obs</source>
        <translation>--labels verin ya da etiket gerektirmeyen bir ölçüt seçin, örneğin obs</translation>
    </message>
    <message>
        <source>its output is not one row of class scores an image</source>
        <translation>çıktısı her görüntü için bir satır sınıf puanı değil</translation>
    </message>
    <message>
        <source>Evaluate a classifier</source>
        <translation>Bir sınıflandırıcı değerlendirin</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>etiketler</translation>
    </message>
    <message>
        <source>class %1 does not fit a model with %2 classes</source>
        <translation>%1 numaralı sınıf, %2 sınıflı bir modele uymuyor</translation>
    </message>
    <message>
        <source>Give the labels that belong to the model, classes counted from 0</source>
        <translation>Modelin etiketlerini verin; sınıflar 0&apos;dan sayılır</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>karşılaştırılan model</translation>
    </message>
    <message>
        <source>it has %1 classes and the model %2</source>
        <translation>%1 sınıfı var, modelin ise %2</translation>
    </message>
    <message>
        <source>Give the model that this one was made of</source>
        <translation>Bunun yapıldığı modeli verin</translation>
    </message>
    <message>
        <source>the pruned network</source>
        <translation>budanmış ağ</translation>
    </message>
    <message>
        <source>Nothing was written; please report this model</source>
        <translation>Hiçbir şey yazılmadı; lütfen bu modeli bildirin</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Başka bir klasör seçin</translation>
    </message>
    <message>
        <source>it gives different outputs for the same input, so nothing can be proven</source>
        <translation>aynı girdiye farklı çıktılar veriyor, bu yüzden hiçbir şey kanıtlanamaz</translation>
    </message>
    <message>
        <source>Switch off what is random in it, such as a dropout that ignores evaluation mode</source>
        <translation>İçindeki rastgeleliği kapatın, örneğin değerlendirme kipini dikkate almayan bir dropout&apos;u</translation>
    </message>
    <message>
        <source>the repaired network</source>
        <translation>onarılmış ağ</translation>
    </message>
    <message>
        <source>its outputs are not finite</source>
        <translation>çıktıları sonlu değil</translation>
    </message>
    <message>
        <source>Repair it with other data, or not at all</source>
        <translation>Başka verilerle onarın ya da hiç onarmayın</translation>
    </message>
    <message>
        <source>attention lost channels: heads and scale are not among the weights of a state_dict. Write the plan too and apply it to your model with resources/python/apply_plan.py, or export TorchScript</source>
        <translation>dikkat katmanı kanal yitirdi: başlıklar ve ölçek bir state_dict&apos;in ağırlıkları arasında değildir. Planı da yazın ve resources/python/apply_plan.py ile modelinize uygulayın ya da TorchScript olarak dışa aktarın</translation>
    </message>
    <message>
        <source>its outputs differ from the masked original by more than rounding</source>
        <translation>çıktıları maskelenmiş özgün modelden yuvarlamadan fazla sapıyor</translation>
    </message>
    <message>
        <source>the file reads back differently than it was written</source>
        <translation>dosya yazıldığından farklı okunuyor</translation>
    </message>
    <message>
        <source>it computes otherwise once it is saved and loaded</source>
        <translation>kaydedilip yüklenince başka türlü hesaplıyor</translation>
    </message>
    <message>
        <source>criterion &quot;%1&quot;</source>
        <translation>&quot;%1&quot; ölçütü</translation>
    </message>
    <message>
        <source>there is no such criterion</source>
        <translation>böyle bir ölçüt yok</translation>
    </message>
    <message>
        <source>criterion %1</source>
        <translation>%1 ölçütü</translation>
    </message>
    <message>
        <source>it is measured on the data, anew in every step, and there is no data</source>
        <translation>her adımda veriler üzerinde yeniden ölçülür, ama veri yok</translation>
    </message>
    <message>
        <source>Give the data to measure with</source>
        <translation>Ölçmek için veri verin</translation>
    </message>
    <message>
        <source>number of steps</source>
        <translation>adım sayısı</translation>
    </message>
    <message>
        <source>it is not positive</source>
        <translation>pozitif değil</translation>
    </message>
    <message>
        <source>coverage</source>
        <translation>kapsama</translation>
    </message>
    <message>
        <source>layer %1 was not measured</source>
        <translation>%1 katmanı ölçülmemiş</translation>
    </message>
    <message>
        <source>Analyze the model without --layers, or ignore the layer</source>
        <translation>Modeli --layers olmadan çözümleyin ya da katmanı yok sayın</translation>
    </message>
    <message>
        <source>there is no coverage</source>
        <translation>kapsama yok</translation>
    </message>
    <message>
        <source>Analyze the model first, or choose a criterion of the weights such as magnitude_l2</source>
        <translation>Önce modeli çözümleyin ya da ağırlıklara bakan bir ölçüt seçin, örneğin magnitude_l2</translation>
    </message>
    <message>
        <source>it was measured on another model (%1)</source>
        <translation>başka bir modelde ölçülmüş (%1)</translation>
    </message>
    <message>
        <source>Analyze this model</source>
        <translation>Bu modeli çözümleyin</translation>
    </message>
    <message>
        <source>criterion wanda</source>
        <translation>wanda ölçütü</translation>
    </message>
    <message>
        <source>the coverage is of the layers&apos; own outputs, not of what the next layers receive</source>
        <translation>kapsama, sonraki katmanların aldığının değil, katmanların kendi çıktılarının</translation>
    </message>
    <message>
        <source>Analyze with --observe activation</source>
        <translation>--observe activation ile çözümleyin</translation>
    </message>
    <message>
        <source>layer %1: %2 of %3 channels never had a finite value, so nothing is known of them; they rank as the layer&apos;s mean</source>
        <translation>%1 katmanı: %3 kanaldan %2 tanesinin hiç sonlu değeri olmadı, haklarında bir şey bilinmiyor; katmanın ortalaması gibi sıralanırlar</translation>
    </message>
    <message>
        <source>there are no second moments of the data</source>
        <translation>verilerin ikinci momentleri yok</translation>
    </message>
    <message>
        <source>Give the data to measure with, or choose a criterion of the weights such as magnitude_l2</source>
        <translation>Ölçmek için veri verin ya da ağırlıklara bakan bir ölçüt seçin, örneğin magnitude_l2</translation>
    </message>
    <message>
        <source>second moments</source>
        <translation>ikinci momentler</translation>
    </message>
    <message>
        <source>they were measured on another model</source>
        <translation>başka bir modelde ölçülmüşler</translation>
    </message>
    <message>
        <source>Measure them on this model</source>
        <translation>Bu modelde ölçün</translation>
    </message>
    <message>
        <source>there are no gradients of a loss</source>
        <translation>bir kaybın gradyanları yok</translation>
    </message>
    <message>
        <source>Give labelled data to measure with, or choose a criterion that needs no labels, such as obs</source>
        <translation>Ölçmek için etiketli veri verin ya da etiket gerektirmeyen bir ölçüt seçin, örneğin obs</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>gradyanlar</translation>
    </message>
    <message>
        <source>Give a plan that was made for this model</source>
        <translation>Bu model için yapılmış bir plan verin</translation>
    </message>
    <message>
        <source>it is not a plan</source>
        <translation>bir plan değil</translation>
    </message>
    <message>
        <source>the kept indices of %1 are not ascending numbers</source>
        <translation>%1 için kalan kanalların numaraları artan sırada değil</translation>
    </message>
    <message>
        <source>it keeps nothing of %1</source>
        <translation>%1 katmanından hiçbir şey bırakmıyor</translation>
    </message>
    <message>
        <source>it splits channels of %1 that belong together or must stay</source>
        <translation>%1 katmanının birlikte olması ya da kalması gereken kanallarını ayırıyor</translation>
    </message>
    <message>
        <source>its tensor %1 contradicts its layers</source>
        <translation>%1 tensörü katmanlarıyla çelişiyor</translation>
    </message>
    <message>
        <source>it leaves out tensors that shrink</source>
        <translation>küçülen tensörleri dışarıda bırakıyor</translation>
    </message>
    <message>
        <source>this model has no layer %1 of that width</source>
        <translation>bu modelde o genişlikte %1 katmanı yok</translation>
    </message>
    <message>
        <source>nothing of tensor %1 can be removed here</source>
        <translation>burada %1 tensöründen bir şey çıkarılamaz</translation>
    </message>
    <message>
        <source>it names a channel that does not exist</source>
        <translation>olmayan bir kanalı gösteriyor</translation>
    </message>
    <message>
        <source>the model</source>
        <translation>model</translation>
    </message>
    <message>
        <source>its outputs are not finite, so nothing can be proven</source>
        <translation>çıktıları sonlu değil, bu yüzden hiçbir şey kanıtlanamaz</translation>
    </message>
    <message>
        <source>Look for NaN or infinite weights in it</source>
        <translation>İçinde NaN ya da sonsuz ağırlık arayın</translation>
    </message>
    <message>
        <source>it returns no tensor, so nothing can be proven</source>
        <translation>tensör döndürmüyor, bu yüzden hiçbir şey kanıtlanamaz</translation>
    </message>
    <message>
        <source>Give a model that returns its results</source>
        <translation>Sonuçlarını döndüren bir model verin</translation>
    </message>
    <message>
        <source>whole numbers that it returns differ from the masked original&apos;s</source>
        <translation>döndürdüğü tam sayılar maskelenmiş özgün modelinkilerden başka</translation>
    </message>
    <message>
        <source>it decides from other numbers than the original</source>
        <translation>özgün modelden başka sayılara göre karar veriyor</translation>
    </message>
    <message>
        <source>it returns another number of tensors than the original</source>
        <translation>özgün modelden başka sayıda tensör döndürüyor</translation>
    </message>
    <message>
        <source>it returns tensors of another shape than the original</source>
        <translation>özgün modelden başka şekilde tensörler döndürüyor</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>oran</translation>
    </message>
    <message>
        <source>target for %1</source>
        <translation>%1 hedefi</translation>
    </message>
    <message>
        <source>Give the share to keep, like 0.5</source>
        <translation>Kalacak payı verin, örneğin 0.5</translation>
    </message>
    <message>
        <source>round-to</source>
        <translation>yuvarlama</translation>
    </message>
    <message>
        <source>Give a number like 8</source>
        <translation>8 gibi bir sayı verin</translation>
    </message>
    <message>
        <source>smallest share</source>
        <translation>en küçük pay</translation>
    </message>
    <message>
        <source>Give a share like 0.25</source>
        <translation>0.25 gibi bir pay verin</translation>
    </message>
    <message>
        <source>smallest number of channels</source>
        <translation>en az kanal sayısı</translation>
    </message>
    <message>
        <source>Give shares like 0.5, below 1</source>
        <translation>1&apos;den küçük paylar verin, örneğin 0.5</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>katmanlar</translation>
    </message>
    <message>
        <source>there is no group of channels that can be removed among them</source>
        <translation>aralarında çıkarılabilecek bir kanal grubu yok</translation>
    </message>
    <message>
        <source>Delete it to begin anew, or write to another file</source>
        <translation>Baştan başlamak için silin ya da başka bir dosyaya yazın</translation>
    </message>
    <message>
        <source>it was made with another %1</source>
        <translation>başkasıyla yapılmış: %1</translation>
    </message>
    <message>
        <source>Run the same command as before, write to another file, or delete this one to begin anew</source>
        <translation>Öncekiyle aynı komutu çalıştırın, başka bir dosyaya yazın ya da baştan başlamak için bunu silin</translation>
    </message>
    <message>
        <source>it is there and is no sensitivity</source>
        <translation>var, ama bir duyarlılık dosyası değil</translation>
    </message>
    <message>
        <source>only variances were kept</source>
        <translation>yalnızca varyanslar tutulmuş</translation>
    </message>
    <message>
        <source>Give them more memory</source>
        <translation>Onlara daha çok bellek verin</translation>
    </message>
    <message>
        <source>pruning</source>
        <translation>budama</translation>
    </message>
    <message>
        <source>the file has changed since it was opened</source>
        <translation>dosya açıldığından beri değişmiş</translation>
    </message>
    <message>
        <source>Open the model again</source>
        <translation>Modeli yeniden açın</translation>
    </message>
    <message>
        <source>distillation</source>
        <translation>damıtma</translation>
    </message>
    <message>
        <source>it needs images to learn from and others to be judged by</source>
        <translation>öğrenmek için görüntüler, yargılanmak için başkaları gerekli</translation>
    </message>
    <message>
        <source>Give more data</source>
        <translation>Daha çok veri verin</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>onarım</translation>
    </message>
    <message>
        <source>Give a project that CleanAI Studio saved, or open the model itself</source>
        <translation>CleanAI Studio&apos;nun kaydettiği bir proje verin ya da modelin kendisini açın</translation>
    </message>
    <message>
        <source>it is JSON, but not a project</source>
        <translation>JSON, ama bir proje değil</translation>
    </message>
    <message>
        <source>a value in it is out of range, or its parts do not fit together</source>
        <translation>içindeki bir değer sınırların dışında ya da parçaları birbirine uymuyor</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>label %1 is not a whole number</source>
        <translation>%1. etiket tam sayı değil</translation>
    </message>
    <message>
        <source>Labels are class numbers: 0, 1, 2, ...</source>
        <translation>Etiketler sınıf numaralarıdır: 0, 1, 2, ...</translation>
    </message>
    <message>
        <source>no image is left to judge by</source>
        <translation>yargılamak için görüntü kalmadı</translation>
    </message>
    <message>
        <source>Analyse fewer batches, or choose more data</source>
        <translation>Daha az yığın çözümleyin ya da daha çok veri seçin</translation>
    </message>
    <message>
        <source>Give a text file with one class name a line</source>
        <translation>Her satırında bir sınıf adı olan bir metin dosyası verin</translation>
    </message>
    <message>
        <source>this is the model that is open</source>
        <translation>bu, açık olan model</translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation>Başka bir ad seçin</translation>
    </message>
    <message>
        <source>an HDF5 file (Keras or TensorFlow)</source>
        <translation>bir HDF5 dosyası (Keras ya da TensorFlow)</translation>
    </message>
    <message>
        <source>a NumPy array</source>
        <translation>bir NumPy dizisi</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>bir PNG resmi</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>bir JPEG resmi</translation>
    </message>
    <message>
        <source>a Git LFS pointer</source>
        <translation>bir Git LFS göstergesi</translation>
    </message>
    <message>
        <source>a gzip file</source>
        <translation>bir gzip dosyası</translation>
    </message>
    <message>
        <source>a JSON text</source>
        <translation>bir JSON metni</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>boş bir dosya</translation>
    </message>
    <message>
        <source>a web page (a download that failed)</source>
        <translation>bir web sayfası (başarısız bir indirme)</translation>
    </message>
    <message>
        <source>a pickled module (old torch.save)</source>
        <translation>pickle ile kaydedilmiş bir modül (eski torch.save)</translation>
    </message>
    <message>
        <source>a pickle (old torch.save state_dict)</source>
        <translation>bir pickle (eski torch.save state_dict)</translation>
    </message>
    <message>
        <source>a safetensors file</source>
        <translation>bir safetensors dosyası</translation>
    </message>
    <message>
        <source>an ONNX model</source>
        <translation>bir ONNX modeli</translation>
    </message>
    <message>
        <source>an exported program (.pt2)</source>
        <translation>dışa aktarılmış bir program (.pt2)</translation>
    </message>
    <message>
        <source>a pickled module (torch.save of the whole model)</source>
        <translation>pickle ile kaydedilmiş bir modül (bütün modelin torch.save&apos;i)</translation>
    </message>
    <message>
        <source>a state_dict or checkpoint (torch.save of tensors)</source>
        <translation>bir state_dict ya da ara kayıt (tensörlerin torch.save&apos;i)</translation>
    </message>
    <message>
        <source>a NumPy .npz archive</source>
        <translation>bir NumPy .npz arşivi</translation>
    </message>
    <message>
        <source>a zip archive of something else</source>
        <translation>başka bir şeyin zip arşivi</translation>
    </message>
    <message>
        <source>Fetch the file itself with: git lfs pull</source>
        <translation>Dosyanın kendisini şununla alın: git lfs pull</translation>
    </message>
    <message>
        <source>Unpack it first</source>
        <translation>Önce sıkıştırmasını açın</translation>
    </message>
    <message>
        <source>Give the .pt file that the model was saved to</source>
        <translation>Modelin kaydedildiği .pt dosyasını verin</translation>
    </message>
    <message>
        <source>its header is unknown</source>
        <translation>başlığı bilinmiyor</translation>
    </message>
    <message>
        <source>it is a compressed BMP, which is not read</source>
        <translation>sıkıştırılmış BMP okunmaz</translation>
    </message>
    <message>
        <source>it is no JPEG, PNG, BMP, WebP or TIFF picture</source>
        <translation>JPEG, PNG, BMP, WebP ya da TIFF resmi değil</translation>
    </message>
    <message>
        <source>it has no pixels</source>
        <translation>pikseli yok</translation>
    </message>
    <message>
        <source>it is an animation, not a picture</source>
        <translation>resim değil, bir canlandırma</translation>
    </message>
    <message>
        <source>it is larger than 178 million pixels</source>
        <translation>178 milyon pikselden büyük</translation>
    </message>
    <message>
        <source>it needs the operator %1, which LibTorch alone does not have</source>
        <translation>tek başına LibTorch&apos;ta olmayan %1 işlemini gerektiriyor</translation>
    </message>
    <message>
        <source>its channels could not be followed</source>
        <translation>kanalları izlenemedi</translation>
    </message>
    <message>
        <source>a loop whose number of turns depends on the input</source>
        <translation>tur sayısı girdiye bağlı bir döngü</translation>
    </message>
    <message>
        <source>%1 channel</source>
        <translation>%1 kanal</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 kanal</translation>
    </message>
    <message>
        <source>Give one number a channel</source>
        <translation>Her kanal için bir sayı verin</translation>
    </message>
    <message>
        <source>the data has no such image</source>
        <translation>verilerde böyle bir görüntü yok</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Yeniden çözümleyin</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>%1. görüntü</translation>
    </message>
    <message>
        <source>it gave no reason</source>
        <translation>neden belirtmedi</translation>
    </message>
    <message>
        <source>a branch</source>
        <translation>bir dallanma</translation>
    </message>
    <message>
        <source>a branch that was not taken</source>
        <translation>girilmeyen bir dal</translation>
    </message>
    <message>
        <source>a branch that was not taken, with %1</source>
        <translation>içinde %1 olan, girilmeyen bir dal</translation>
    </message>
    <message>
        <source>distillation ended in epoch %1, as its loss was no finite number any more: the best weights before that are kept. A smaller rate may help</source>
        <translation>damıtma %1. turda bitti, çünkü kaybı artık sonlu bir sayı değildi: ondan önceki en iyi ağırlıklar tutulur. Daha küçük bir oran yararlı olabilir</translation>
    </message>
    <message>
        <source>the network&apos;s output</source>
        <translation>ağın çıktısı</translation>
    </message>
    <message>
        <source>there is nothing to write to it</source>
        <translation>ona yazılacak bir şey yok</translation>
    </message>
    <message>
        <source>Try a smaller picture</source>
        <translation>Daha küçük bir resim deneyin</translation>
    </message>
    <message>
        <source>the checkpoint %1 could not be written: %2</source>
        <translation>%1 ara kaydı yazılamadı: %2</translation>
    </message>
    <message>
        <source>nothing finite reaches %1; it is not repaired</source>
        <translation>%1 katmanına sonlu hiçbir değer ulaşmıyor; onarılmaz</translation>
    </message>
    <message>
        <source>Bring all images to one size with resize and crop</source>
        <translation>Boyutlandırma ve kırpma ile bütün görüntüleri aynı boyuta getirin</translation>
    </message>
    <message>
        <source>Use a smaller batch size</source>
        <translation>Daha küçük bir yığın boyutu kullanın</translation>
    </message>
    <message>
        <source>these class folders hold no picture: %1</source>
        <translation>bu sınıf klasörlerinde resim yok: %1</translation>
    </message>
    <message>
        <source>Remove them or put their pictures in; as they are, classes would have wrong numbers</source>
        <translation>Onları kaldırın ya da resimlerini koyun; bu hâliyle sınıfların numaraları yanlış olurdu</translation>
    </message>
    <message>
        <source>pictures beside the class folders of %1 are left out: %2</source>
        <translation>%1 içinde sınıf klasörlerinin yanındaki resimler dışarıda bırakıldı: %2</translation>
    </message>
    <message>
        <source>resize %1</source>
        <translation>boyutlandırma %1</translation>
    </message>
    <message>
        <source>rgb</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>grayscale</source>
        <translation>gri</translation>
    </message>
    <message>
        <source>resize</source>
        <translation>boyutlandırma</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>kırpma</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>ortalama</translation>
    </message>
    <message>
        <source>std</source>
        <translation>standart sapma</translation>
    </message>
    <message>
        <source>Give other images, or calibrate on fewer batches</source>
        <translation>Başka görüntüler verin ya da daha az yığınla kalibre edin</translation>
    </message>
    <message>
        <source>Give it as the data; the model is another file</source>
        <translation>Bunu veri olarak verin; model başka bir dosya</translation>
    </message>
    <message>
        <source>Give pictures as the data; the model is another file</source>
        <translation>Resimleri veri olarak verin; model başka bir dosya</translation>
    </message>
    <message>
        <source>Turn the pictures grey with grayscale, or give three numbers</source>
        <translation>Resimleri griye çevirin ya da üç sayı verin</translation>
    </message>
    <message>
        <source>Repeat the grey channel with rgb, or give one number</source>
        <translation>Gri kanalı RGB ile yineleyin ya da tek sayı verin</translation>
    </message>
    <message>
        <source>parts of the same images were merged; these are counted twice</source>
        <translation>aynı görüntülerin parçaları birleştirildi; bunlar iki kez sayıldı</translation>
    </message>
    <message>
        <source>it names more images than there are</source>
        <translation>olandan çok görüntü sayıyor</translation>
    </message>
    <message>
        <source>skipped %1: %2</source>
        <translation>atlandı: %1: %2</translation>
    </message>
    <message>
        <source>running %1</source>
        <translation>%1 çalıştırılırken</translation>
    </message>
    <message>
        <source>pruning %1</source>
        <translation>%1 budanırken</translation>
    </message>
    <message>
        <source>Try the processor instead of the device</source>
        <translation>Aygıt yerine işlemciyi deneyin</translation>
    </message>
    <message>
        <source>Check that the data, its preprocessing and its size fit the model</source>
        <translation>Verinin, ön işlemesinin ve boyutunun modele uyduğunu denetleyin</translation>
    </message>
    <message>
        <source>Check that the data and its preprocessing fit</source>
        <translation>Verinin ve ön işlemesinin uyduğunu denetleyin</translation>
    </message>
    <message>
        <source>Give the input shape that the model was made for</source>
        <translation>Modelin yapıldığı girdi şeklini verin</translation>
    </message>
    <message>
        <source>%1 on an input of %2</source>
        <translation>%1, %2 girdisiyle</translation>
    </message>
    <message>
        <source>the input has %1 channels, the convolution takes %2</source>
        <translation>girdide %1 kanal var, evrişim %2 kanal alıyor</translation>
    </message>
    <message>
        <source>the input has %1 channels, the batch norm takes %2</source>
        <translation>girdide %1 kanal var, yığın normu %2 kanal alıyor</translation>
    </message>
    <message>
        <source>the input has %1 features, the linear layer takes %2</source>
        <translation>girdide %1 öznitelik var, doğrusal katman %2 öznitelik alıyor</translation>
    </message>
    <message>
        <source>Please report this model</source>
        <translation>Lütfen bu modeli bildirin</translation>
    </message>
    <message>
        <source>Save it again in evaluation mode: torch.jit.script(model.eval()).save(&apos;model.pt&apos;)</source>
        <translation>Değerlendirme kipinde yeniden kaydedin: torch.jit.script(model.eval()).save(&apos;model.pt&apos;)</translation>
    </message>
    <message>
        <source>its folder may not be written to</source>
        <translation>klasörüne yazılamıyor</translation>
    </message>
    <message>
        <source>it may not be written to</source>
        <translation>ona yazılamıyor</translation>
    </message>
    <message>
        <source>it has more elements than can be counted</source>
        <translation>sayılabilenden çok öğesi var</translation>
    </message>
    <message>
        <source>second moments lie beside it, and none are asked for now</source>
        <translation>yanında ikinci momentler var, oysa şimdi istenmiyorlar</translation>
    </message>
    <message>
        <source>%1: %2 of %3 images gave scores that are not finite; they count as wrong and are in no loss or divergence</source>
        <translation>%1: %3 görüntüden %2 tanesi sonlu olmayan puanlar verdi; yanlış sayılırlar, kayıp ve sapmaya katılmazlar</translation>
    </message>
    <message>
        <source>no image gave scores that are finite</source>
        <translation>hiçbir görüntü sonlu puanlar vermedi</translation>
    </message>
    <message>
        <source>Look for NaN or infinite values in its weights and in the images</source>
        <translation>Ağırlıklarında ve görüntülerde NaN ya da sonsuz değer arayın</translation>
    </message>
    <message>
        <source>it holds no layer: it was measured on no image</source>
        <translation>içinde katman yok: hiçbir görüntüde ölçülmemiş</translation>
    </message>
    <message>
        <source>Analyze the model on data, or merge all shards of the analysis</source>
        <translation>Modeli veriyle çözümleyin ya da çözümlemenin bütün parçalarını birleştirin</translation>
    </message>
</context>
<context>
    <name>DataForm</name>
    <message>
        <source>Choose a file or a folder.</source>
        <translation>Bir dosya ya da klasör seçin.</translation>
    </message>
    <message>
        <source>This file or folder does not exist.</source>
        <translation>Bu dosya ya da klasör yok.</translation>
    </message>
    <message>
        <source>The file of labels does not exist.</source>
        <translation>Etiket dosyası yok.</translation>
    </message>
    <message>
        <source>Mean and standard deviation need equally many numbers.</source>
        <translation>Ortalama ve standart sapma için eşit sayıda değer gerekir.</translation>
    </message>
    <message>
        <source>Standard deviations have to be above 0.</source>
        <translation>Standart sapmalar 0’dan büyük olmalıdır.</translation>
    </message>
    <message>
        <source>Random images need a shape, e.g. 3, 224, 224.</source>
        <translation>Rastgele görüntüler için bir boyut gerekir, örn. 3, 224, 224.</translation>
    </message>
    <message>
        <source>The file of class names does not exist.</source>
        <translation>Sınıf adları dosyası yok.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>no value</source>
        <translation>değer yok</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%%1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 sn</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 dk %2 sn</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 sa %2 dk</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>%1 altında</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>today, %1</source>
        <translation>bugün, %1</translation>
    </message>
    <message>
        <source>yesterday, %1</source>
        <translation>dün, %1</translation>
    </message>
</context>
<context>
    <name>GroupNames</name>
    <message>
        <source>group %1</source>
        <translation>grup %1</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ve %2 katman daha</translation>
    </message>
</context>
<context>
    <name>GroupText</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ve %2 katman daha</translation>
    </message>
    <message>
        <source>The channels of %1 stay: %2.</source>
        <translation>%1 katmanının kanalları kalır: %2.</translation>
    </message>
    <message>
        <source>%1 has %2 channels of its own.</source>
        <translation>%1 katmanının yalnız kendisine ait %2 kanalı var.</translation>
    </message>
    <message>
        <source>%1 shares its %2 channels with %3; they are removed together.</source>
        <translation>%1, %2 kanalını şu katmanlarla paylaşır: %3; birlikte çıkarılırlar.</translation>
    </message>
    <message>
        <source>Read by %1.</source>
        <translation>Okuyanlar: %1.</translation>
    </message>
    <message>
        <source>Tied by %1.</source>
        <translation>Bağlayanlar: %1.</translation>
    </message>
</context>
<context>
    <name>ItemPictures</name>
    <message>
        <source>class %1</source>
        <translation>sınıf %1</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>Choose data first: some of its images judge.</source>
        <translation>Önce veri seçin: görüntülerinin bir bölümü değerlendirmede kullanılır.</translation>
    </message>
    <message>
        <source>Noise cannot judge: choose pictures.</source>
        <translation>Gürültüyle değerlendirme yapılamaz: resim seçin.</translation>
    </message>
    <message>
        <source>No channels of this network can be removed.</source>
        <translation>Bu ağın hiçbir kanalı çıkarılamaz.</translation>
    </message>
    <message>
        <source>The chosen ranking needs an analysis first.</source>
        <translation>Seçilen sıralama önce bir çözümleme gerektirir.</translation>
    </message>
    <message>
        <source>All images are used by the analysis, and none is left to judge by. Analyse fewer batches.</source>
        <translation>Bütün görüntüleri çözümleme kullanıyor, değerlendirmek için görüntü kalmıyor. Daha az yığın çözümleyin.</translation>
    </message>
    <message>
        <source>All %1 images are used for the analysis: none is left to judge accuracy by.</source>
        <translation>%1 görüntünün hepsini çözümleme kullanıyor: doğruluğu ölçmeye görüntü kalmıyor.</translation>
    </message>
    <message>
        <source>Smaller and fewer batches leave some.</source>
        <translation>Daha küçük ve daha az yığınla görüntü kalır.</translation>
    </message>
    <message>
        <source>Most batches: %1 would leave %2 of them.</source>
        <translation>En çok %1 yığınla %2 görüntü kalır.</translation>
    </message>
</context>
<context>
    <name>LayerQuery</name>
    <message>
        <source>%1 is a text: write %1:word</source>
        <translation>%1 bir metindir: %1:sözcük yazın</translation>
    </message>
    <message>
        <source>%1 is a number: “%2” is none</source>
        <translation>%1 bir sayıdır: “%2” sayı değil</translation>
    </message>
    <message>
        <source>%1 is a share: write 10% or 0.1</source>
        <translation>%1 bir paydır: 10% ya da 0.1 yazın</translation>
    </message>
    <message>
        <source>there is no field “%1”. The fields are %2</source>
        <translation>“%1” diye bir alan yok. Alanlar: %2</translation>
    </message>
    <message>
        <source>a value is missing after “%1”</source>
        <translation>“%1” sonrasında değer eksik</translation>
    </message>
    <message>
        <source>in the name, type or lock</source>
        <translation>adda, türde ya da kilitte</translation>
    </message>
    <message>
        <source>the whole name by a pattern</source>
        <translation>desene uyan tam ad</translation>
    </message>
    <message>
        <source>a field that contains a word</source>
        <translation>bir sözcük içeren alan</translation>
    </message>
    <message>
        <source>a field above, below or equal</source>
        <translation>değeri büyük, küçük ya da eşit olan alan</translation>
    </message>
    <message>
        <source>what must stay whole</source>
        <translation>bütün kalması gerekenler</translation>
    </message>
    <message>
        <source>not</source>
        <translation>bunu içermeyenler</translation>
    </message>
    <message>
        <source>All terms must hold. Fields: %1.</source>
        <translation>Bütün terimler sağlanmalıdır. Alanlar: %1.</translation>
    </message>
</context>
<context>
    <name>LayerValues</name>
    <message>
        <source>importance</source>
        <translation>önem</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>kanal %1</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kalır</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>çıkar</translation>
    </message>
</context>
<context>
    <name>OpenedProject</name>
    <message>
        <source>there is no such file any more</source>
        <translation>artık böyle bir dosya yok</translation>
    </message>
    <message>
        <source>Show where the model is now</source>
        <translation>Modelin şimdi nerede olduğunu gösterin</translation>
    </message>
    <message>
        <source>it is not the model that the project was made with: its content has changed</source>
        <translation>projenin yapıldığı model bu değil: içeriği değişmiş</translation>
    </message>
    <message>
        <source>Show where the first model is, or go on with this one and without what was measured</source>
        <translation>İlk modelin nerede olduğunu gösterin ya da bu modelle, ölçülenler olmadan sürdürün</translation>
    </message>
</context>
<context>
    <name>PlotExport</name>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG resmi (*.png);;SVG çizimi (*.svg);;PDF belgesi (*.pdf)</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>RecoveryText</name>
    <message>
        <source>Trained on for %1 epochs with the original as the teacher, on %2 images: %3.</source>
        <translation>Özgün ağ öğretmenken %2 görüntüyle %1 dönem eğitildi: %3.</translation>
    </message>
    <message>
        <source>It became no better, so the state before it was kept.</source>
        <translation>Daha iyi olmadı, bu yüzden önceki durum tutuldu.</translation>
    </message>
    <message>
        <source>The state after epoch %1 was kept.</source>
        <translation>%1. dönemden sonraki durum tutuldu.</translation>
    </message>
    <message>
        <source>The state after epoch %1 was kept: same answer on %2 of %3 held-out images, %4 before.</source>
        <translation>%1. dönemden sonraki durum tutuldu: ayrılan %3 görüntüden %2 tanesinde aynı yanıt, önce %4.</translation>
    </message>
    <message>
        <source>Nothing was done to keep the accuracy: the weights are those of the original.</source>
        <translation>Doğruluğu korumak için bir şey yapılmadı: ağırlıklar özgün ağınkilerdir.</translation>
    </message>
    <message>
        <source>Kept without labels, with %1 images of the data:</source>
        <translation>Verinin %1 görüntüsüyle, etiketsiz korundu:</translation>
    </message>
    <message>
        <source>Layers repaired: %1, %2.</source>
        <translation>Onarılan katman: %1, %2.</translation>
    </message>
    <message>
        <source>Layers fitted to the original: %1, %2.</source>
        <translation>Özgün ağa uydurulan katman: %1, %2.</translation>
    </message>
    <message>
        <source>Layers that could not be repaired: %1.</source>
        <translation>Onarılamayan katman: %1.</translation>
    </message>
    <message>
        <source>Batch norms recalibrated: %1, %2.</source>
        <translation>Yeniden belirlenen yığın normu: %1, %2.</translation>
    </message>
</context>
<context>
    <name>ReportSentence</name>
    <message>
        <source>All statistics come from %1 of %2. Other images may use other channels.</source>
        <translation>Bütün istatistikler şuradan alınan %1 üzerinden: %2. Başka görüntüler başka kanalları kullanabilir.</translation>
    </message>
    <message>
        <source>That is a small number of images.</source>
        <translation>Bu, az sayıda görüntüdür.</translation>
    </message>
    <message>
        <source>The images were random numbers: they show that the network runs, not which channels are needed.</source>
        <translation>Görüntüler rastgele sayılardı: ağın çalıştığını gösterirler, hangi kanallara gerek olduğunu göstermezler.</translation>
    </message>
    <message>
        <source>Two halves of the images were ranked apart: %1 of the channels that they keep (at a ratio of %2, by %3) would be kept with unlimited data too. This is an estimate.</source>
        <translation>Görüntülerin iki yarısı ayrı ayrı sıralandı: tuttukları kanalların (%2 oranında, %3 ölçütüyle) %1 kadarı sınırsız veriyle de kalırdı. Bu bir kestirimdir.</translation>
    </message>
    <message>
        <source>Whether more images would change the ranking was not measured.</source>
        <translation>Daha çok görüntünün sıralamayı değiştirip değiştirmeyeceği ölçülmedi.</translation>
    </message>
    <message>
        <source>Many channels have equal scores: only %1 of the kept ones are settled, the others are kept by their order alone.</source>
        <translation>Birçok kanalın puanı eşit: kalanların yalnızca %1 kadarı kesin, ötekiler yalnız sıraları gereği kalır.</translation>
    </message>
    <message>
        <source>The analysis was cancelled: its last images are missing.</source>
        <translation>Çözümleme iptal edildi: son görüntüleri eksik.</translation>
    </message>
    <message>
        <source>%1 of the data could not be read and were left out.</source>
        <translation>Verilerde okunamayıp dışarıda bırakılan: %1.</translation>
    </message>
    <message>
        <source>Values of layer %1 that are NaN or infinite are left out of its statistics: %2.</source>
        <translation>%1 katmanının NaN ya da sonsuz olan değerleri istatistiklerin dışında bırakıldı: %2.</translation>
    </message>
    <message>
        <source>How much accuracy the removal costs was not measured.</source>
        <translation>Çıkarmanın ne kadar doğruluğa mal olduğu ölçülmedi.</translation>
    </message>
    <message>
        <source>Whether the images that judged were also used for analysis or repair is not recorded.</source>
        <translation>Değerlendiren görüntülerin çözümlemede ya da onarımda da kullanılıp kullanılmadığı kayıtlı değil.</translation>
    </message>
    <message>
        <source>Accuracy was judged by images that neither analysis nor repair has used.</source>
        <translation>Doğruluk, ne çözümlemenin ne de onarımın kullandığı görüntülerle ölçüldü.</translation>
    </message>
    <message>
        <source>The images that judged were also used for analysis or repair: on others the smaller network will agree less.</source>
        <translation>Değerlendiren görüntüler çözümlemede ya da onarımda da kullanıldı: başkalarında küçük ağın uyumu daha düşük olur.</translation>
    </message>
    <message>
        <source>There were no labels: agreement with the original says nothing about images that the original gets wrong.</source>
        <translation>Etiket yoktu: özgün ağla uyum, özgün ağın yanıldığı görüntüler hakkında bir şey söylemez.</translation>
    </message>
    <message>
        <source>%1 of the judging data could not be read and were left out.</source>
        <translation>Değerlendirme verilerinde okunamayıp dışarıda bırakılan: %1.</translation>
    </message>
    <message>
        <source>%1 of the judging data gave scores that are NaN or infinite: they count as wrong.</source>
        <translation>Değerlendirme verilerinde puanları NaN ya da sonsuz çıkan: %1; yanlış sayılır.</translation>
    </message>
    <message>
        <source>Risks: what the numbers do not say</source>
        <translation>Riskler: sayıların söylemedikleri</translation>
    </message>
    <message>
        <source>No analysis was made: nothing is known about how the data uses the channels.</source>
        <translation>Çözümleme yapılmadı: verilerin kanalları nasıl kullandığı bilinmiyor.</translation>
    </message>
    <message>
        <source>The equality with the masked original was checked on random inputs. It shows that the right channels were cut, not that the network can do without them.</source>
        <translation>Maskelenmiş özgün ağla eşitlik rastgele girdilerle denetlendi. Bu, doğru kanalların kesildiğini gösterir, ağın onlarsız yapabildiğini değil.</translation>
    </message>
    <message>
        <source>Fewer multiply-accumulates are not less time by themselves: the time was not measured.</source>
        <translation>Daha az çarpma-toplama kendiliğinden daha az süre demek değildir: süre ölçülmedi.</translation>
    </message>
    <message>
        <source>Times are of this machine and this program; other machines and runtimes differ.</source>
        <translation>Süreler bu makinenin ve bu programındır; başka makinelerde ve çalıştırıcılarda farklıdır.</translation>
    </message>
    <message>
        <source>Warning of the analysis: %1</source>
        <translation>Çözümlemenin uyarısı: %1</translation>
    </message>
    <message>
        <source>what the next layers receive, after norm and activation</source>
        <translation>sonraki katmanların aldığı, norm ve etkinleştirmeden sonra</translation>
    </message>
    <message>
        <source>each layer&apos;s own output, before norm and activation</source>
        <translation>her katmanın kendi çıktısı, norm ve etkinleştirmeden önce</translation>
    </message>
    <message>
        <source>cancelled early</source>
        <translation>erken iptal edildi</translation>
    </message>
    <message>
        <source>ended because more images would have changed nothing</source>
        <translation>daha çok görüntü bir şey değiştirmeyeceği için bitti</translation>
    </message>
    <message>
        <source>all images that were asked for</source>
        <translation>istenen bütün görüntüler</translation>
    </message>
    <message>
        <source>active above %1; neuron coverage above %2; top %3 an image</source>
        <translation>etkin: %1 üstü; nöron kapsaması: %2 üstü; görüntü başına ilk %3</translation>
    </message>
    <message>
        <source>1 batch</source>
        <translation>1 yığın</translation>
    </message>
    <message>
        <source>%1 batches</source>
        <translation>%1 yığın</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2 içinde %1</translation>
    </message>
    <message>
        <source>%1 in %2, %3 could not be read</source>
        <translation>%2 içinde %1, okunamayan: %3</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ve %2 tane daha</translation>
    </message>
    <message>
        <source>Dead channels</source>
        <translation>Ölü kanallar</translation>
    </message>
    <message>
        <source>Channels that no image activated. A channel that never had a finite value is not known to be dead.</source>
        <translation>Hiçbir görüntünün etkinleştirmediği kanallar. Hiç sonlu değeri olmayan bir kanalın ölü olup olmadığı bilinmez.</translation>
    </message>
    <message>
        <source>None: every channel was active for at least one image.</source>
        <translation>Yok: her kanal en az bir görüntüde etkindi.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Katman</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Ölü</translation>
    </message>
    <message>
        <source>Channels, counted from 0</source>
        <translation>Kanallar, 0&apos;dan sayılarak</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Ölçülen</translation>
    </message>
    <message>
        <source>%1 of %2 on %3</source>
        <translation>%2, %1; %3 üzerinde</translation>
    </message>
    <message>
        <source>Metric shown</source>
        <translation>Gösterilen ölçüt</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Uyum</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>ölçülmedi</translation>
    </message>
    <message>
        <source>%1 before, %2 after (%3)</source>
        <translation>önce %1, sonra %2 (%3)</translation>
    </message>
    <message>
        <source>Top-1 accuracy</source>
        <translation>İlk 1 doğruluğu</translation>
    </message>
    <message>
        <source>%1 before, %2 after</source>
        <translation>önce %1, sonra %2</translation>
    </message>
    <message>
        <source>Same answer as the original</source>
        <translation>Özgün ağla aynı yanıt</translation>
    </message>
    <message>
        <source>%1 of the images</source>
        <translation>görüntüler içinde %1</translation>
    </message>
    <message>
        <source>%1 % (%2 to %3 %)</source>
        <translation>%%1 (%%2 ile %%3 arası)</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Özet</translation>
    </message>
    <message>
        <source>No analysis was made: there is no coverage.</source>
        <translation>Çözümleme yapılmadı: kapsama yok.</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>Multiply-accumulates</source>
        <translation>Çarpma-toplamalar</translation>
    </message>
    <message>
        <source>Smaller model</source>
        <translation>Küçük model</translation>
    </message>
    <message>
        <source>planned, not written</source>
        <translation>planlandı, yazılmadı</translation>
    </message>
    <message>
        <source>none was planned</source>
        <translation>planlanmadı</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Doğruluk</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>Düzen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Input of one image</source>
        <translation>Bir görüntünün girdisi</translation>
    </message>
    <message>
        <source>Multiply-accumulates an image</source>
        <translation>Görüntü başına çarpma-toplama</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Dosya</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Veriler</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Görüntüler</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Bitiş</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>Ön işleme</translation>
    </message>
    <message>
        <source>not recorded in the coverage file</source>
        <translation>kapsama dosyasında kayıtlı değil</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Yığınlar</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Gözlenen</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Eşikler</translation>
    </message>
    <message>
        <source>Compared with the profile of</source>
        <translation>Karşılaştırılan profil</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Kapsama</translation>
    </message>
    <message>
        <source>Not measured.</source>
        <translation>Ölçülmedi.</translation>
    </message>
    <message>
        <source>%1 of every channel, from the first at the left to the last at the right. Dark: the row&apos;s smallest value, or 0 where none is below; bright: the row&apos;s largest. Grey: no value, since only NaN or infinity was seen.</source>
        <translation>Her kanal için: %1; solda ilk kanaldan sağda son kanala. Koyu: satırın en küçük değeri, altında değer yoksa 0; açık: satırın en büyüğü. Gri: değer yok, yalnızca NaN ya da sonsuz görüldü.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>First to last channel</source>
        <translation>İlk kanaldan sonuncuya</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Ortalama</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>En büyük</translation>
    </message>
    <message>
        <source>Low coverage</source>
        <translation>Düşük kapsama</translation>
    </message>
    <message>
        <source>The layers that the data uses least</source>
        <translation>Verilerin en az kullandığı katmanlar</translation>
    </message>
    <message>
        <source>By the share of channels that no image activated, then by the mean of the metric; at most %1 layers.</source>
        <translation>Hiçbir görüntünün etkinleştirmediği kanalların payına, sonra ölçütün ortalamasına göre; en çok %1 katman.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>En düşük</translation>
    </message>
    <message>
        <source>all stay: held by %1</source>
        <translation>hepsi kalır, tutan: %1</translation>
    </message>
    <message>
        <source>all stay: none fell below the cut</source>
        <translation>hepsi kalır: hiçbiri kesimin altına düşmedi</translation>
    </message>
    <message>
        <source>%1 ranked lowest</source>
        <translation>sıralamada en altta: %1</translation>
    </message>
    <message>
        <source>all stay: none fell below the cut; ranked together with %1</source>
        <translation>hepsi kalır: hiçbiri kesimin altına düşmedi; birlikte sıralandıkları: %1</translation>
    </message>
    <message>
        <source>%1 ranked lowest; ranked together with %2</source>
        <translation>sıralamada en altta: %1; birlikte sıralandıkları: %2</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 puan</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>Katman katman</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Everything else (norms and what has no layer)</source>
        <translation>Geri kalan her şey (normlar ve katmanı olmayanlar)</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sonra</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değişim</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>İlk 1</translation>
    </message>
    <message>
        <source>Top-5</source>
        <translation>İlk 5</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Kayıp</translation>
    </message>
    <message>
        <source>Divergence (Kullback-Leibler, nats an image)</source>
        <translation>Iraksama (Kullback-Leibler, görüntü başına nat)</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Özgün</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Küçük</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Fark</translation>
    </message>
    <message>
        <source>Judged by %1. In brackets: Wilson&apos;s 95 % interval, the image being the unit.</source>
        <translation>Değerlendiren: %1. Parantez içinde: Wilson&apos;ın %95 aralığı, birim görüntüdür.</translation>
    </message>
    <message>
        <source>Judged by %1 of %2. In brackets: Wilson&apos;s 95 % interval, the image being the unit.</source>
        <translation>Değerlendiren: şuradan alınan %1: %2. Parantez içinde: Wilson&apos;ın %95 aralığı, birim görüntüdür.</translation>
    </message>
    <message>
        <source>Lost to the original: %1 points (95 % interval %2 to %3), counted on the images on which the two differ.</source>
        <translation>Özgün ağa göre yitirilen: %1 puan (%95 aralığı: %2 ile %3 arası), ikisinin ayrıldığı görüntüler sayılarak.</translation>
    </message>
    <message>
        <source>Decisions and their reasons</source>
        <translation>Kararlar ve gerekçeleri</translation>
    </message>
    <message>
        <source>Nothing was chosen for removal.</source>
        <translation>Çıkarılmak üzere bir şey seçilmedi.</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>kayıtlı değil</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>Sıralama ölçütü</translation>
    </message>
    <message>
        <source>Metric of the ranking</source>
        <translation>Sıralamanın kapsama ölçütü</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>İstenen</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Kapsam</translation>
    </message>
    <message>
        <source>Predicted damage</source>
        <translation>Kestirilen hasar</translation>
    </message>
    <message>
        <source>%1 of the output&apos;s variation</source>
        <translation>çıktının değişkenliğinin %1 kadarı</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>hesaplanmadı</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kalan</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Çıkarılan</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Gerekçe</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Önce ve sonra</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Yazıldığı dosya: %1.</translation>
    </message>
    <message>
        <source>Bytes of the file</source>
        <translation>Dosyanın bayt sayısı</translation>
    </message>
    <message>
        <source>Checked on random inputs: before any repair the smaller network differs from the original with the removed channels masked by %1 (relative; at most %2 is allowed), and the written file from the network in memory by %3.</source>
        <translation>Rastgele girdilerle denetlendi: onarımdan önce küçük ağın, çıkarılan kanalları maskelenmiş özgün ağdan farkı %1 (göreli; en çok %2 olabilir), yazılan dosyanın bellekteki ağdan farkı %3.</translation>
    </message>
    <message>
        <source>Nothing was written; what follows is what the plan would leave.</source>
        <translation>Bir şey yazılmadı; aşağıdakiler planın bırakacaklarıdır.</translation>
    </message>
    <message>
        <source>No smaller model was written.</source>
        <translation>Küçük model yazılmadı.</translation>
    </message>
    <message>
        <source>Accuracy and agreement were not measured.</source>
        <translation>Doğruluk ve uyum ölçülmedi.</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Başarım</translation>
    </message>
    <message>
        <source>One forward pass</source>
        <translation>Bir ileri geçiş</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Ortanca</translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation>Alt çeyrek</translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation>Üst çeyrek</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>En kısa</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Tekrar</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>İş parçacığı</translation>
    </message>
    <message>
        <source>Measured on the machine that wrote this report, one random image a pass, by this program&apos;s own execution without fused kernels.</source>
        <translation>Bu raporu yazan makinede, geçiş başına bir rastgele görüntüyle, bu programın birleştirilmiş çekirdekler olmadan kendi yürütmesiyle ölçüldü.</translation>
    </message>
    <message>
        <source>The time of a forward pass was not measured.</source>
        <translation>Bir ileri geçişin süresi ölçülmedi.</translation>
    </message>
    <message>
        <source>How long the analysis took was not recorded.</source>
        <translation>Çözümlemenin ne kadar sürdüğü kaydedilmedi.</translation>
    </message>
    <message>
        <source>every group of channels loses the same share</source>
        <translation>her kanal grubu aynı payı yitirir</translation>
    </message>
    <message>
        <source>groups that play the same part are ranked together</source>
        <translation>aynı işi gören gruplar birlikte sıralanır</translation>
    </message>
    <message>
        <source>the weakest channels of the whole network go</source>
        <translation>bütün ağın en zayıf kanalları gider</translation>
    </message>
    <message>
        <source>first what costs least for what it saves, over the whole network</source>
        <translation>bütün ağda, kazandırdığına göre en az zarar veren önce gider</translation>
    </message>
    <message>
        <source>%1 of the multiply-accumulates to be left</source>
        <translation>çarpma-toplamaların %1 kadarı kalsın</translation>
    </message>
    <message>
        <source>%1 of the parameters to be left</source>
        <translation>parametrelerin %1 kadarı kalsın</translation>
    </message>
    <message>
        <source>%1 of the channels to be removed</source>
        <translation>kanalların %1 kadarı çıkarılsın</translation>
    </message>
    <message>
        <source>Every layer keeps at least %1 and %2.</source>
        <translation>Her katmanda en az şu kadarı kalır: %1 ve %2.</translation>
    </message>
    <message>
        <source>Every layer keeps at least %1.</source>
        <translation>Her katmanda en az şu kadarı kalır: %1.</translation>
    </message>
    <message>
        <source>The target is out of reach: %1 of the multiply-accumulates are left, not %2.</source>
        <translation>Hedefe ulaşılamıyor: çarpma-toplamaların %2 değil, %1 kadarı kalıyor.</translation>
    </message>
    <message>
        <source>The target is out of reach: %1 of the parameters are left, not %2.</source>
        <translation>Hedefe ulaşılamıyor: parametrelerin %2 değil, %1 kadarı kalıyor.</translation>
    </message>
    <message>
        <source>The floor kept %1 more, in %2.</source>
        <translation>Alt sınır nedeniyle ayrıca kalan: %1, şu katmanlarda: %2.</translation>
    </message>
    <message>
        <source>Rounding kept %1 more, in %2.</source>
        <translation>Yuvarlama nedeniyle ayrıca kalan: %1, şu katmanlarda: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 stay because they are ignored or shared with layers that are.</source>
        <translation>Yok sayıldığı ya da yok sayılan katmanlarla ortak olduğu için kalan: %1, şu katmanlarda: %2.</translation>
    </message>
    <message>
        <source>The share for %1 had no effect: the channels of %2 cannot be removed.</source>
        <translation>%1 için verilen payın etkisi olmadı: şu katmanların kanalları çıkarılamaz: %2.</translation>
    </message>
    <message>
        <source>Kept channels are rounded up to a multiple of %1.</source>
        <translation>Kalan kanallar yukarıya, şu sayının katına yuvarlanır: %1.</translation>
    </message>
    <message>
        <source>A share of its own: %1 of %2 to be removed.</source>
        <translation>Kendi payı olan: %2; kanallarının %1 kadarı çıkarılsın.</translation>
    </message>
    <message>
        <source>Left as they are on request: %1.</source>
        <translation>İstek üzerine olduğu gibi bırakılan: %1.</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>değer yok</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%%1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 sn</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 dk %2 sn</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>1 channel</source>
        <translation>1 kanal</translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation>%1 kanal</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 katman</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 katman</translation>
    </message>
    <message>
        <source>1 image</source>
        <translation>1 görüntü</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 görüntü</translation>
    </message>
    <message>
        <source>1 item</source>
        <translation>1 öğe</translation>
    </message>
    <message>
        <source>%1 items</source>
        <translation>%1 öğe</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 dönem</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 dönem</translation>
    </message>
    <message>
        <source>Trained on for %1 with the original as the teacher, without labels, with %2; the weights of epoch %3 agreed best with it and were kept.</source>
        <translation>Özgün ağ öğretmen olarak, etiketsiz, %1 boyunca eğitime devam edildi; veriler: %2. Özgün ağla en iyi uyuşan ağırlıklar %3. döneminkiler oldu ve bunlar tutuldu.</translation>
    </message>
    <message>
        <source>Trained on for %1 with the original as the teacher, without labels, with %2; the weights before agreed best with it and were kept.</source>
        <translation>Özgün ağ öğretmen olarak, etiketsiz, %1 boyunca eğitime devam edildi; veriler: %2. Özgün ağla en iyi uyuşan, eğitimden önceki ağırlıklar oldu ve bunlar tutuldu.</translation>
    </message>
    <message>
        <source>Nothing was done to keep the accuracy: the weights are the original&apos;s.</source>
        <translation>Doğruluğu korumak için bir şey yapılmadı: ağırlıklar özgün ağınkiler.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Attention heads turned, so that the channels that stay carry as much as so many can: %1.</source>
        <translation>Kalan kanallar taşıyabildiklerinin en çoğunu taşısın diye döndürülen dikkat başlıkları: %1.</translation>
    </message>
    <message>
        <source>%1 repaired without labels: the kept channels make up for the removed ones, with %2.</source>
        <translation>Etiketsiz onarılan: %1; kalan kanallar çıkarılanların yerini tutar; veriler: %2.</translation>
    </message>
    <message>
        <source>%1 fitted to what the original computes there, with %2.</source>
        <translation>Özgün ağın orada hesapladığına uydurulan: %1; veriler: %2.</translation>
    </message>
    <message>
        <source>%1 lost inputs and could not be repaired.</source>
        <translation>Girdi yitirip onarılamayan: %1.</translation>
    </message>
    <message>
        <source>Batch norms with new statistics, taken with %2: %1.</source>
        <translation>Yeni istatistik alan yığın normları: %1; veriler: %2.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Ağ</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Kararlar</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>Riskler</translation>
    </message>
    <message>
        <source>%1: coverage and pruning</source>
        <translation>%1: kapsama ve budama</translation>
    </message>
    <message>
        <source>en</source>
        <translation>tr</translation>
    </message>
    <message>
        <source>Written by %1. It tells what was measured; what was not measured is named as such.</source>
        <translation>%1 tarafından yazıldı. Ölçülenleri anlatır; ölçülmeyenlerin ölçülmediği belirtilir.</translation>
    </message>
    <message>
        <source>preset %1</source>
        <translation>hazır ayar %1</translation>
    </message>
    <message>
        <source>resize %1</source>
        <translation>yeniden boyutlandırma %1</translation>
    </message>
    <message>
        <source>centre crop %1</source>
        <translation>ortadan kırpma %1</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gri</translation>
    </message>
    <message>
        <source>mean %1, standard deviation %2</source>
        <translation>ortalama %1; standart sapma %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>at most %1 of %2</source>
        <translation>en çok %1 yığın, her biri %2</translation>
    </message>
    <message>
        <source>all, in batches of %1</source>
        <translation>hepsi, yığın başına %1</translation>
    </message>
    <message>
        <source>there are labels; the analysis does not use them</source>
        <translation>etiket var; çözümleme bunları kullanmaz</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Onarım</translation>
    </message>
    <message>
        <source>Fitting the layers</source>
        <translation>Katmanları uydurma</translation>
    </message>
    <message>
        <source>New norm statistics</source>
        <translation>Yeni norm istatistikleri</translation>
    </message>
    <message>
        <source>Training on</source>
        <translation>Eğitime devam</translation>
    </message>
    <message>
        <source>Cutting</source>
        <translation>Kesme</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Kanıt</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Kaydetme</translation>
    </message>
    <message>
        <source>Evaluation of both</source>
        <translation>İkisinin değerlendirilmesi</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Çözümleme</translation>
    </message>
</context>
<context>
    <name>RunText</name>
    <message>
        <source>%1 images/s</source>
        <translation>%1 görüntü/sn</translation>
    </message>
    <message>
        <source>peak +%1</source>
        <translation>tepe +%1</translation>
    </message>
    <message>
        <source>waited for data %1</source>
        <translation>veri beklemesi %1</translation>
    </message>
    <message>
        <source> (cancelled)</source>
        <translation> (iptal edildi)</translation>
    </message>
    <message>
        <source> (failed)</source>
        <translation> (başarısız)</translation>
    </message>
</context>
<context>
    <name>StageText</name>
    <message>
        <source>Analysing</source>
        <translation>Çözümleniyor</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Doğruluk ölçülüyor</translation>
    </message>
    <message>
        <source>Cutting and proving</source>
        <translation>Kesiliyor ve kanıtlanıyor</translation>
    </message>
    <message>
        <source>Taking second moments</source>
        <translation>İkinci momentler toplanıyor</translation>
    </message>
    <message>
        <source>Recalibrating batch norms</source>
        <translation>Yığın normları yeniden belirleniyor</translation>
    </message>
    <message>
        <source>Judging the training</source>
        <translation>Eğitim değerlendiriliyor</translation>
    </message>
    <message>
        <source>Measuring times</source>
        <translation>Süreler ölçülüyor</translation>
    </message>
    <message>
        <source>Masking groups</source>
        <translation>Gruplar maskeleniyor</translation>
    </message>
    <message>
        <source>Fitting layer %1 of %2</source>
        <translation>Katman uyduruluyor: %1 / %2</translation>
    </message>
    <message>
        <source>Training, epoch %1 of %2</source>
        <translation>Eğitim, dönem %1 / %2</translation>
    </message>
    <message>
        <source>Trial %1 of %2, %3</source>
        <translation>Deneme %1 / %2, %3</translation>
    </message>
    <message>
        <source>Following errors to the output</source>
        <translation>Hatalar çıktıya dek izleniyor</translation>
    </message>
    <message>
        <source>Weighing layers against each other</source>
        <translation>Katmanlar birbirine göre tartılıyor</translation>
    </message>
    <message>
        <source>Weighing places against each other</source>
        <translation>Yerler birbirine göre tartılıyor</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::AccuracyTargetEdit</name>
    <message>
        <source>%1 images with labels</source>
        <translation>etiketli %1 görüntü</translation>
    </message>
    <message>
        <source>%1 images, by the same answer</source>
        <translation>aynı yanıta bakılan %1 görüntü</translation>
    </message>
    <message>
        <source>No amount holds it for certain, judged by %1.</source>
        <translation>%1 ile ölçüldüğünde hiçbir miktar bunu kesin olarak sağlamıyor.</translation>
    </message>
    <message>
        <source>The best lost %1 points, at most %2. Allow more, or judge by more images.</source>
        <translation>En iyisi %1 puan yitirdi, en çok %2. Daha çoğuna izin verin ya da daha çok görüntüyle değerlendirin.</translation>
    </message>
    <message>
        <source>With %1 of the MACs it lost %2 points, with 95 % certainty at most %3, from %4 on, judged by %5.</source>
        <translation>MAC sayısının %1 kadarıyla, %4 olan doğruluktan %2 puan yitirdi, %95 kesinlikle en çok %3; %5 ile ölçüldü.</translation>
    </message>
    <message>
        <source>Searc&amp;h</source>
        <translation>A&amp;ra</translation>
    </message>
    <message>
        <source> points</source>
        <translation> puan</translation>
    </message>
    <message>
        <source>Accuracy that may be lost, in points</source>
        <translation>Yitirilebilecek doğruluk, puan olarak</translation>
    </message>
    <message>
        <source>Makes some smaller networks, repairs them as chosen above (without training on), judges them by images that neither analysis nor repair uses, and sets the MACs of the smallest that keeps its accuracy</source>
        <translation>Birkaç küçük ağ oluşturur, bunları yukarıda seçildiği gibi onarır (eğitime devam etmeden), ne çözümlemenin ne de onarımın kullandığı görüntülerle değerlendirir ve doğruluğunu koruyan en küçüğünün MAC sayısını ayarlar</translation>
    </message>
    <message>
        <source>Lose at &amp;most:</source>
        <translation>En çok kayı&amp;p:</translation>
    </message>
    <message>
        <source>Use what was &amp;found</source>
        <translation>&amp;Bulunanı kullan</translation>
    </message>
    <message>
        <source>Goes back to the choices of the search, with the MACs that it found, as one step</source>
        <translation>Bulduğu MAC sayısıyla birlikte aramanın seçimlerine tek adımda döner</translation>
    </message>
    <message>
        <source>Found for other choices than the present ones.</source>
        <translation>Şimdikilerden başka seçimler için bulundu.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ChannelGrid</name>
    <message>
        <source>channel %1: %2 %3</source>
        <translation>kanal %1: %2 %3</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kalır</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>çıkar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ChannelModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kalır</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>çıkar</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>ölü</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Its index in the layer</source>
        <translation>Katmandaki sırası</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Whether the plan keeps it</source>
        <translation>Planda kalıp kalmadığı</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Ortalama</translation>
    </message>
    <message>
        <source>Mean over images and positions</source>
        <translation>Görüntüler ve konumlar üzerindeki ortalama</translation>
    </message>
    <message>
        <source>95 % of the mean</source>
        <translation>Ortalama, %95 aralık</translation>
    </message>
    <message>
        <source>Where the mean lies with 95 % confidence, the image being the independent unit</source>
        <translation>Ortalamanın %95 güvenle bulunduğu aralık; bağımsız birim görüntüdür</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Sıklık</translation>
    </message>
    <message>
        <source>Share of images in which any position is above the threshold</source>
        <translation>Herhangi bir konumun eşiği aştığı görüntülerin payı</translation>
    </message>
    <message>
        <source>95 % of the frequency</source>
        <translation>Sıklık, %95 aralık</translation>
    </message>
    <message>
        <source>Wilson&apos;s interval, the image being the independent unit</source>
        <translation>Wilson aralığı; bağımsız birim görüntüdür</translation>
    </message>
    <message>
        <source>Std. deviation</source>
        <translation>Std. sapma</translation>
    </message>
    <message>
        <source>Over images and positions</source>
        <translation>Görüntüler ve konumlar üzerinde</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>En küçük</translation>
    </message>
    <message>
        <source>Smallest value</source>
        <translation>En küçük değer</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>En büyük</translation>
    </message>
    <message>
        <source>Largest value</source>
        <translation>En büyük değer</translation>
    </message>
    <message>
        <source>Mean absolute</source>
        <translation>Ort. mutlak</translation>
    </message>
    <message>
        <source>Mean of |x| over images and positions</source>
        <translation>|x| değerinin görüntüler ve konumlar üzerindeki ortalaması</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>Root of the mean of x squared</source>
        <translation>x karesinin ortalamasının karekökü</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Görüntüler</translation>
    </message>
    <message>
        <source>Images with a finite value</source>
        <translation>Sonlu değeri olan görüntüler</translation>
    </message>
    <message>
        <source>Active in</source>
        <translation>Etkin görüntü</translation>
    </message>
    <message>
        <source>Images in which any position is above the threshold</source>
        <translation>Herhangi bir konumun eşiği aştığı görüntüler</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Ölü</translation>
    </message>
    <message>
        <source>No image activated it</source>
        <translation>Hiçbir görüntü etkinleştirmedi</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ChannelTable</name>
    <message>
        <source>Save channel table as &amp;CSV…</source>
        <translation>Kanal tablosunu &amp;CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>Channels of the selected layer</source>
        <translation>Seçili katmanın kanalları</translation>
    </message>
    <message>
        <source>Save channel table</source>
        <translation>Kanal tablosunu kaydet</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV dosyaları (*.csv)</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::CompareView</name>
    <message>
        <source>Layers before and after</source>
        <translation>Katmanlar, önce ve sonra</translation>
    </message>
    <message>
        <source>Two analyses</source>
        <translation>İki çözümleme</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::CostTable</name>
    <message>
        <source>before</source>
        <translation>önce</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sonra</translation>
    </message>
    <message>
        <source>Share of %1 that is left</source>
        <translation>Kalan pay: %1</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>fark</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::CriterionBox</name>
    <message>
        <source>needs data</source>
        <translation>veri gerekir</translation>
    </message>
    <message>
        <source>needs an analysis</source>
        <translation>çözümleme gerekir</translation>
    </message>
    <message>
        <source>needs an analysis after norm and activation</source>
        <translation>norm ve etkinleştirme sonrası çözümleme gerekir</translation>
    </message>
    <message>
        <source>needs pictures, not noise</source>
        <translation>gürültü değil, resim gerekir</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::CurvePlot</name>
    <message>
        <source>channels, strongest first</source>
        <translation>kanallar, en güçlüsü önde</translation>
    </message>
    <message>
        <source>%1 kept | %2 removed</source>
        <translation>%1 kalır | %2 çıkar</translation>
    </message>
    <message>
        <source>channel %1: %2, %3</source>
        <translation>kanal %1: %2, %3</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kalır</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>çıkar</translation>
    </message>
    <message>
        <source>Drag to give the layer its own share. Keys: ← and →, Delete takes it back.</source>
        <translation>Katmana kendi payını vermek için sürükleyin. Tuşlar: ← ve →; Delete geri alır.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DataDialog</name>
    <message>
        <source>Data</source>
        <translation>Veri</translation>
    </message>
    <message>
        <source>&amp;Use this data</source>
        <translation>&amp;Bu veriyi kullan</translation>
    </message>
    <message>
        <source>pictures or arrays on disk</source>
        <translation>diskteki resimler ya da diziler</translation>
    </message>
    <message>
        <source>random images</source>
        <translation>rastgele görüntüler</translation>
    </message>
    <message>
        <source>folder of pictures, IDX file, CIFAR folder, .npy or torch.save tensor</source>
        <translation>resim klasörü, IDX dosyası, CIFAR klasörü, .npy ya da torch.save tensörü</translation>
    </message>
    <message>
        <source>found beside the data when empty</source>
        <translation>boşsa verinin yanında aranır</translation>
    </message>
    <message>
        <source>channels, height, width</source>
        <translation>kanal, yükseklik, genişlik</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Tür:</translation>
    </message>
    <message>
        <source>&amp;Source:</source>
        <translation>&amp;Kaynak:</translation>
    </message>
    <message>
        <source>&amp;Labels:</source>
        <translation>&amp;Etiketler:</translation>
    </message>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Sayı:</translation>
    </message>
    <message>
        <source>S&amp;hape of one image:</source>
        <translation>Bir görüntünün &amp;boyutu:</translation>
    </message>
    <message>
        <source>Standard normal values, always the same</source>
        <translation>Standart normal değerler, her zaman aynı</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>özel</translation>
    </message>
    <message>
        <source>no</source>
        <translation>hayır</translation>
    </message>
    <message>
        <source>Shorter side in pixels, as torchvision&apos;s Resize</source>
        <translation>Kısa kenar, piksel olarak; torchvision Resize gibi</translation>
    </message>
    <message>
        <source>Side of the centred square, as torchvision&apos;s CenterCrop</source>
        <translation>Ortalanmış karenin kenarı; torchvision CenterCrop gibi</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>olduğu gibi</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gri</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB (renkli)</translation>
    </message>
    <message>
        <source>not normalised when empty, e.g. 0.485, 0.456, 0.406</source>
        <translation>boşsa normalleştirilmez, örn. 0.485, 0.456, 0.406</translation>
    </message>
    <message>
        <source>e.g. 0.229, 0.224, 0.225</source>
        <translation>örn. 0.229, 0.224, 0.225</translation>
    </message>
    <message>
        <source>R&amp;esize:</source>
        <translation>Y&amp;eniden boyutlandır:</translation>
    </message>
    <message>
        <source>&amp;Crop:</source>
        <translation>Kı&amp;rp:</translation>
    </message>
    <message>
        <source>C&amp;olour:</source>
        <translation>&amp;Renk:</translation>
    </message>
    <message>
        <source>&amp;Mean:</source>
        <translation>&amp;Ortalama:</translation>
    </message>
    <message>
        <source>S&amp;tandard deviation:</source>
        <translation>&amp;Standart sapma:</translation>
    </message>
    <message>
        <source>all of the data</source>
        <translation>verinin tümü</translation>
    </message>
    <message>
        <source>after norm and activation: what the next layer receives</source>
        <translation>norm ve etkinleştirmeden sonra: sonraki katmanın aldığı</translation>
    </message>
    <message>
        <source>the layer&apos;s own output</source>
        <translation>katmanın kendi çıktısı</translation>
    </message>
    <message>
        <source>&amp;Batch size:</source>
        <translation>&amp;Yığın boyutu:</translation>
    </message>
    <message>
        <source>Most b&amp;atches:</source>
        <translation>En çok yı&amp;ğın:</translation>
    </message>
    <message>
        <source>Meas&amp;ure:</source>
        <translation>Ölç&amp;üm:</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>Dosya…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Dosya seçin</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Klasör…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Klasör seçin</translation>
    </message>
    <message>
        <source>Mean and standard deviation are numbers with commas between them.</source>
        <translation>Ortalama ve standart sapma, virgülle ayrılmış sayılardır.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Resimler</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Hazırlık</translation>
    </message>
    <message>
        <source>&amp;Preset:</source>
        <translation>&amp;Hazır ayar:</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Ölçüm</translation>
    </message>
    <message>
        <source>text file with one name a line; optional</source>
        <translation>her satırda bir ad olan metin dosyası; isteğe bağlı</translation>
    </message>
    <message>
        <source>Class &amp;names:</source>
        <translation>Sı&amp;nıf adları:</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DataPanel</name>
    <message>
        <source>resize %1</source>
        <translation>yeniden boyutlandır: %1</translation>
    </message>
    <message>
        <source>crop %1</source>
        <translation>kırp: %1</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gri</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB (renkli)</translation>
    </message>
    <message>
        <source>mean %1; std %2</source>
        <translation>ortalama %1; std. sapma %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Choose &amp;data…</source>
        <translation>&amp;Veri seç…</translation>
    </message>
    <message>
        <source>Streams the pictures through the network and measures every channel (F5)</source>
        <translation>Resimleri ağdan geçirir ve her kanalı ölçer (F5)</translation>
    </message>
    <message>
        <source>Source:</source>
        <translation>Kaynak:</translation>
    </message>
    <message>
        <source>Images:</source>
        <translation>Görüntüler:</translation>
    </message>
    <message>
        <source>Prepared:</source>
        <translation>Hazırlık:</translation>
    </message>
    <message>
        <source>Measured:</source>
        <translation>Ölçüm:</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>henüz yok</translation>
    </message>
    <message>
        <source>%1 of %2, %3, %4</source>
        <translation>%1 / %2, %3, %4</translation>
    </message>
    <message>
        <source>with labels</source>
        <translation>etiketli</translation>
    </message>
    <message>
        <source>no labels</source>
        <translation>etiketsiz</translation>
    </message>
    <message>
        <source>at most %1 batches of %2</source>
        <translation>en çok %1 yığın, her biri %2</translation>
    </message>
    <message>
        <source>all, in batches of %1</source>
        <translation>tümü, %1 büyüklüğünde yığınlarla</translation>
    </message>
    <message>
        <source>after norm and activation</source>
        <translation>norm ve etkinleştirmeden sonra</translation>
    </message>
    <message>
        <source>layer output</source>
        <translation>katman çıktısı</translation>
    </message>
    <message>
        <source>Anal&amp;yse</source>
        <translation>Çözüm&amp;le</translation>
    </message>
    <message>
        <source>Agreement:</source>
        <translation>Uyum:</translation>
    </message>
    <message>
        <source>Share of the kept channels that unlimited data would keep too</source>
        <translation>Kalan kanallardan sınırsız verinin de bırakacağı pay</translation>
    </message>
    <message>
        <source>Moments:</source>
        <translation>Momentler:</translation>
    </message>
    <message>
        <source>How the channels vary together, taken in the same pass: what optimal brain surgeon, the repair and the predicted damage are computed from</source>
        <translation>Kanalların birlikte nasıl değiştiği; aynı geçişte toplanır. Optimal beyin cerrahı, onarım ve kestirilen hasar bundan hesaplanır</translation>
    </message>
    <message>
        <source>%1 of memory</source>
        <translation>%1 bellek</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DataPreview</name>
    <message>
        <source>Pictures as the network will see them</source>
        <translation>Ağın göreceği biçimiyle resimler</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Okunuyor…</translation>
    </message>
    <message>
        <source>The first pictures are shown here as the network will see them.</source>
        <translation>İlk resimler, ağın göreceği biçimiyle burada gösterilir.</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 resim</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 resim</translation>
    </message>
    <message>
        <source>, seen as %1</source>
        <translation>, %1 olarak görülür</translation>
    </message>
    <message>
        <source>, with labels</source>
        <translation>, etiketli</translation>
    </message>
    <message>
        <source>, no labels</source>
        <translation>, etiketsiz</translation>
    </message>
    <message>
        <source>, %1 class names</source>
        <translation>, %1 sınıf adı</translation>
    </message>
    <message>
        <source>Shown as the network gets them.</source>
        <translation>Ağın aldığı biçimiyle gösteriliyor.</translation>
    </message>
    <message>
        <source>Shown with mean and standard deviation undone.</source>
        <translation>Ortalama ve standart sapma geri alınarak gösteriliyor.</translation>
    </message>
    <message>
        <source>Shown from each picture&apos;s least value to its greatest.</source>
        <translation>Her resim en küçük değerinden en büyüğüne gösteriliyor.</translation>
    </message>
    <message>
        <source>These pictures differ in size. The network takes one size: resize and crop them.</source>
        <translation>Bu resimlerin boyutları farklı. Ağ tek boyut alır: yeniden boyutlandırıp kırpın.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 tanesi okunamadı.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DifferenceModel</name>
    <message>
        <source>Spearman&apos;s: 1 when both analyses rank the layer&apos;s channels alike, 0 when one says nothing of the other</source>
        <translation>Spearman: iki çözümleme katmanın kanallarını aynı sıralarsa 1, biri öbürü üzerine bir şey söylemiyorsa 0</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Katman</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>Rank correlation</source>
        <translation>Sıra korelasyonu</translation>
    </message>
    <message>
        <source>Mean before</source>
        <translation>Önceki ort.</translation>
    </message>
    <message>
        <source>Mean now</source>
        <translation>Şimdiki ort.</translation>
    </message>
    <message>
        <source>Mean difference</source>
        <translation>Ort. fark</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>En büyük</translation>
    </message>
    <message>
        <source>at channel</source>
        <translation>kanalı</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DifferencePlot</name>
    <message>
        <source>first</source>
        <translation>ilk</translation>
    </message>
    <message>
        <source>channels of the layer</source>
        <translation>katmanın kanalları</translation>
    </message>
    <message>
        <source>last</source>
        <translation>son</translation>
    </message>
    <message>
        <source>%1, share of the row&apos;s largest difference</source>
        <translation>%1, satırın en büyük farkındaki pay</translation>
    </message>
    <message>
        <source>%1, difference</source>
        <translation>%1, fark</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;, channel %2&lt;br&gt;before: %3&lt;br&gt;now: %4&lt;br&gt;difference: %5</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;, kanal %2&lt;br&gt;önce: %3&lt;br&gt;şimdi: %4&lt;br&gt;fark: %5</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DifferenceView</name>
    <message>
        <source>%1 on %2, %3 images</source>
        <translation>%2 ile %1, %3 görüntü</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> ve %1 katman daha</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Unut</translation>
    </message>
    <message>
        <source>Forgets the other analysis; its file stays</source>
        <translation>Öbür çözümlemeyi unutur; dosyası kalır</translation>
    </message>
    <message>
        <source>Difference of two analyses</source>
        <translation>İki çözümlemenin farkı</translation>
    </message>
    <message>
        <source>One row a layer, one cell a channel. Arrow keys select a layer.</source>
        <translation>Her satır bir katman, her hücre bir kanal. Ok tuşları katman seçer.</translation>
    </message>
    <message>
        <source>Layers by how much they differ</source>
        <translation>Farklarına göre katmanlar</translation>
    </message>
    <message>
        <source>Keep the present analysis, then analyse other data or another model: what changed is shown here.</source>
        <translation>Şimdiki çözümlemeyi tutun, sonra başka bir veriyi ya da modeli çözümleyin: nelerin değiştiği burada gösterilir.</translation>
    </message>
    <message>
        <source>Kept: %1. Analyse other data or another model to compare.</source>
        <translation>Tutulan: %1. Karşılaştırmak için başka bir veriyi ya da modeli çözümleyin.</translation>
    </message>
    <message>
        <source>Before: %1. Now: %2.</source>
        <translation>Önce: %1. Şimdi: %2.</translation>
    </message>
    <message>
        <source>Only before, or of another width: %1.</source>
        <translation>Yalnız önce var ya da genişliği başka: %1.</translation>
    </message>
    <message>
        <source>Only now, or of another width: %1.</source>
        <translation>Yalnız şimdi var ya da genişliği başka: %1.</translation>
    </message>
    <message>
        <source>&amp;Keep this analysis</source>
        <translation>Bu çözümlemeyi &amp;tut</translation>
    </message>
    <message>
        <source>Open a &amp;file…</source>
        <translation>&amp;Dosya aç…</translation>
    </message>
    <message>
        <source>To compare with: then change data or model and analyse again, and the difference is shown here</source>
        <translation>Karşılaştırmak için: sonra veriyi ya da modeli değiştirip yeniden çözümleyin, fark burada gösterilir</translation>
    </message>
    <message>
        <source>To compare with: a COVERAGE.json that this program or cleanai analyze wrote</source>
        <translation>Karşılaştırmak için: bu programın ya da cleanai analyze komutunun yazdığı bir COVERAGE.json</translation>
    </message>
    <message>
        <source>What is compared with</source>
        <translation>Neyle karşılaştırıldığı</translation>
    </message>
    <message>
        <source>&amp;Other analysis</source>
        <translation>Ö&amp;bür çözümleme</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>&amp;Tablo</translation>
    </message>
    <message>
        <source>The layers in numbers, in the place of the cells</source>
        <translation>Hücrelerin yerinde, sayılarla katmanlar</translation>
    </message>
    <message>
        <source>Colours: %1</source>
        <translation>Renkler: %1</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::DrawingMenu</name>
    <message>
        <source>&amp;Drawing</source>
        <translation>Çizi&amp;m</translation>
    </message>
    <message>
        <source>&amp;Range of the colours</source>
        <translation>&amp;Renk aralığı</translation>
    </message>
    <message>
        <source>each row by its own range</source>
        <translation>her satır kendi aralığında</translation>
    </message>
    <message>
        <source>all rows by one range</source>
        <translation>tüm satırlar tek aralıkta</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Ölçek</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>doğrusal</translation>
    </message>
    <message>
        <source>logarithmic, three decades</source>
        <translation>logaritmik, üç dekat</translation>
    </message>
    <message>
        <source>C&amp;lip outliers</source>
        <translation>Aykırı değerleri &amp;kırp</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>%1 at either end</source>
        <translation>her uçta %1</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>Re&amp;nkler</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>otomatik</translation>
    </message>
    <message>
        <source>viridis</source>
        <translation>viridis</translation>
    </message>
    <message>
        <source>cividis</source>
        <translation>cividis</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gri</translation>
    </message>
    <message>
        <source>blue to red about zero</source>
        <translation>sıfır çevresinde maviden kırmızıya</translation>
    </message>
    <message>
        <source>Channels that share a &amp;pixel show</source>
        <translation>&amp;Pikseli paylaşan kanallar gösterir</translation>
    </message>
    <message>
        <source>their maximum</source>
        <translation>en büyüklerini</translation>
    </message>
    <message>
        <source>their minimum</source>
        <translation>en küçüklerini</translation>
    </message>
    <message>
        <source>their mean</source>
        <translation>ortalamalarını</translation>
    </message>
    <message>
        <source>&amp;Hatch removed channels</source>
        <translation>Çıkarılan kanalları &amp;taralı göster</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::GroupListView</name>
    <message>
        <source>Groups of channels</source>
        <translation>Kanal grupları</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::GroupModel</name>
    <message>
        <source>Share of channels that go. F2 or a double click gives the group a share of its own, in percent; an empty field gives back that of all.</source>
        <translation>Çıkarılan kanalların payı. F2 ya da çift tıklama gruba yüzde olarak kendi payını verir; boş alan ortak payı geri getirir.</translation>
    </message>
    <message>
        <source>Layers that make the group&apos;s channels</source>
        <translation>Grubun kanallarını oluşturan katmanlar</translation>
    </message>
    <message>
        <source>Share of channels that go; in bold: a group&apos;s own</source>
        <translation>Çıkarılan kanalların payı; kalın yazılanlar grubun kendi payıdır</translation>
    </message>
    <message>
        <source>Predicted: what the network&apos;s output loses, although the rest makes up for what it can</source>
        <translation>Kestirim: kalan kanallar elinden geleni telafi etse de ağın çıkışının yitirdiği pay</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one image that this group saves when nothing else goes</source>
        <translation>Başka hiçbir şey çıkmadığında bu grubun bir görüntü için kazandırdığı çarp-topla sayısı</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grup</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Katmanlar</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Çıkarılan</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Hasar</translation>
    </message>
    <message>
        <source>MACs saved</source>
        <translation>Kazanılan MAC</translation>
    </message>
    <message>
        <source>Locked because</source>
        <translation>Kilit nedeni</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>hepsi kalır</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::HeatmapPlot</name>
    <message>
        <source>first</source>
        <translation>ilk</translation>
    </message>
    <message>
        <source>channels of the layer; their number at the right</source>
        <translation>katmanın kanalları; sayıları sağda</translation>
    </message>
    <message>
        <source>last</source>
        <translation>son</translation>
    </message>
    <message>
        <source>&lt;br&gt;channel %1 of %2&lt;br&gt;%3: &lt;b&gt;%4&lt;/b&gt;</source>
        <translation>&lt;br&gt;kanal %1 / %2&lt;br&gt;%3: &lt;b&gt;%4&lt;/b&gt;</translation>
    </message>
    <message>
        <source>&lt;br&gt;channels %1 to %2 of %3</source>
        <translation>&lt;br&gt;kanallar %1–%2 / %3</translation>
    </message>
    <message>
        <source>&lt;br&gt;%1 of %2 channels</source>
        <translation>&lt;br&gt;%2 kanaldan %1 tanesi</translation>
    </message>
    <message>
        <source>&lt;br&gt;%1: maximum %2, mean %3, minimum %4</source>
        <translation>&lt;br&gt;%1: en büyük %2, ortalama %3, en küçük %4</translation>
    </message>
    <message>
        <source>channels by value; their number at the right</source>
        <translation>değerlerine göre kanallar; sayıları sağda</translation>
    </message>
    <message>
        <source>similar channels together; their number at the right</source>
        <translation>benzer kanallar bir arada; sayıları sağda</translation>
    </message>
    <message>
        <source>part of the channels; Home shows all</source>
        <translation>kanalların bir bölümü; Home tümünü gösterir</translation>
    </message>
    <message>
        <source>share of the row&apos;s largest</source>
        <translation>satırın en büyüğünün payı</translation>
    </message>
    <message>
        <source>share of the row&apos;s range</source>
        <translation>satır aralığının payı</translation>
    </message>
    <message>
        <source>clipped at %1</source>
        <translation>%1 ile kırpılmış</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::HeatmapView</name>
    <message>
        <source>Coverage heatmap</source>
        <translation>Kapsama ısı haritası</translation>
    </message>
    <message>
        <source>Coverage metric</source>
        <translation>Kapsama ölçütü</translation>
    </message>
    <message>
        <source>&amp;Metric:</source>
        <translation>&amp;Ölçüt:</translation>
    </message>
    <message>
        <source>%1 images, %2 layers%3</source>
        <translation>%1 görüntü, %2 katman%3</translation>
    </message>
    <message>
        <source> (cancelled early)</source>
        <translation> (erken iptal edildi)</translation>
    </message>
    <message>
        <source>One row a layer, one cell a channel. Arrow keys up and down select a layer, left and right a channel; plus and minus zoom, Shift with the arrow keys pans, Home shows all.</source>
        <translation>Her satır bir katman, her hücre bir kanal. Yukarı ve aşağı ok katman, sol ve sağ ok kanal seçer; artı ve eksi yakınlaştırır ve uzaklaştırır, Shift ile ok tuşları kaydırır, Home tümünü gösterir.</translation>
    </message>
    <message>
        <source>by index</source>
        <translation>sıraya göre</translation>
    </message>
    <message>
        <source>by value</source>
        <translation>değere göre</translation>
    </message>
    <message>
        <source>by similarity</source>
        <translation>benzerliğe göre</translation>
    </message>
    <message>
        <source>How the channels of a row stand: as in the network, the largest value first, or those with similar statistics side by side.</source>
        <translation>Bir satırın kanallarının dizilişi: ağdaki gibi, en büyük değer önde ya da istatistikleri benzer olanlar yan yana.</translation>
    </message>
    <message>
        <source>Order of the channels</source>
        <translation>Kanalların sırası</translation>
    </message>
    <message>
        <source>Sho&amp;w all</source>
        <translation>&amp;Tümünü göster</translation>
    </message>
    <message>
        <source>Zoom and scrolling back to the whole network (Home)</source>
        <translation>Yakınlaştırma ve kaydırma bütün ağa döner (Home)</translation>
    </message>
    <message>
        <source>&amp;Order:</source>
        <translation>S&amp;ıra:</translation>
    </message>
    <message>
        <source>&amp;Drawing</source>
        <translation>Çizi&amp;m</translation>
    </message>
    <message>
        <source>Range, scale and colours of the cells, and the hatching</source>
        <translation>Hücrelerin aralığı, ölçeği ve renkleri ile tarama</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>değer yok</translation>
    </message>
    <message>
        <source>Only NaN or infinity was seen</source>
        <translation>Yalnız NaN ya da sonsuz görüldü</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>çıkar</translation>
    </message>
    <message>
        <source>Channels that go at the chosen ratio</source>
        <translation>Seçilen oranda çıkan kanallar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::HistogramPlot</name>
    <message>
        <source>channels</source>
        <translation>kanallar</translation>
    </message>
    <message>
        <source>%1 channels without a value</source>
        <translation>değeri olmayan kanallar: %1</translation>
    </message>
    <message>
        <source>%1 to %2: %3 kept, %4 removed</source>
        <translation>%1–%2: %3 kalır, %4 çıkar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::KernelView</name>
    <message>
        <source>All channels</source>
        <translation>Tüm kanallar</translation>
    </message>
    <message>
        <source>Selected channel, by input</source>
        <translation>Seçili kanal, girdilere göre</translation>
    </message>
    <message>
        <source>Which filters are shown</source>
        <translation>Hangi filtrelerin gösterildiği</translation>
    </message>
    <message>
        <source>Filters of the selected layer</source>
        <translation>Seçili katmanın filtreleri</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Okunuyor…</translation>
    </message>
    <message>
        <source>red, green and blue inputs; grey is zero</source>
        <translation>kırmızı, yeşil ve mavi girdiler; gri sıfırdır</translation>
    </message>
    <message>
        <source>all inputs of each; blue below zero, red above</source>
        <translation>her birinin tüm girdileri; mavi eksi, kırmızı artı</translation>
    </message>
    <message>
        <source>mean over inputs; blue below zero, red above</source>
        <translation>girdi ortalaması; mavi eksi, kırmızı artı</translation>
    </message>
    <message>
        <source>the first %1 of %2; </source>
        <translation>%2 içinden ilk %1; </translation>
    </message>
    <message>
        <source>Select a channel first.</source>
        <translation>Önce bir kanal seçin.</translation>
    </message>
    <message>
        <source>channel %1, %2 inputs; blue below zero, red above</source>
        <translation>kanal %1, %2 girdi; mavi eksi, kırmızı artı</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>kanal %1</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>kalır</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>çıkar</translation>
    </message>
    <message>
        <source>input %1 of channel %2</source>
        <translation>girdi %1, kanal %2</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerCostModel</name>
    <message>
        <source>Everything else</source>
        <translation>Geri kalan her şey</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Katman</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sonra</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>fark</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerCostView</name>
    <message>
        <source>Layers before and after</source>
        <translation>Katmanlar, önce ve sonra</translation>
    </message>
    <message>
        <source>Once there is a plan, each layer stands here before and after.</source>
        <translation>Bir plan olunca her katmanın öncesi ve sonrası burada durur.</translation>
    </message>
    <message>
        <source>As exported: %1</source>
        <translation>Dışa aktarılan: %1</translation>
    </message>
    <message>
        <source>As planned; sizes follow from the parameters.</source>
        <translation>Planlanan; boyutlar parametrelerden hesaplanır.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerListView</name>
    <message>
        <source>Filter of the layer list</source>
        <translation>Katman listesinin süzgeci</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Katmanlar</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 katman</translation>
    </message>
    <message>
        <source>%1 of %2 layers</source>
        <translation>%1 / %2 katman</translation>
    </message>
    <message>
        <source>&amp;Own share of the layer…</source>
        <translation>Katmanın &amp;kendi payı…</translation>
    </message>
    <message>
        <source>&amp;Share of all for the layer</source>
        <translation>Katmana &amp;ortak pay</translation>
    </message>
    <message>
        <source>&amp;Keep all channels of the layer</source>
        <translation>Katmanın &amp;bütün kanallarını tut</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Satırları k&amp;opyala</translation>
    </message>
    <message>
        <source>Layers as a &amp;tree</source>
        <translation>Katmanlar a&amp;ğaç olarak</translation>
    </message>
    <message>
        <source>Fol&amp;d all modules</source>
        <translation>Tüm modülleri &amp;daralt</translation>
    </message>
    <message>
        <source>&amp;Unfold all modules</source>
        <translation>Tüm modülleri &amp;genişlet</translation>
    </message>
    <message>
        <source>Filter, e.g. layer2 type:conv dead&gt;10%</source>
        <translation>Süz, örn. layer2 type:conv dead&gt;10%</translation>
    </message>
    <message>
        <source>Layer colu&amp;mns</source>
        <translation>Katman s&amp;ütunları</translation>
    </message>
    <message>
        <source>The layers appear once data are chosen (Ctrl+D).</source>
        <translation>Katmanlar, veri seçilince görünür (Ctrl+D).</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerModel</name>
    <message>
        <source>Channels that stay at the chosen ratio</source>
        <translation>Seçilen oranda kalan kanallar</translation>
    </message>
    <message>
        <source>Multiply-accumulates for one image</source>
        <translation>Bir görüntü için çarp-topla sayısı</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Katman</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Çıktı</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kalan</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Ölü</translation>
    </message>
    <message>
        <source>Locked because</source>
        <translation>Kilit nedeni</translation>
    </message>
    <message>
        <source>Share of channels that go. F2 or a double click gives the layer a share of its own, in percent; an empty field gives back that of all. Layers that share channels share it.</source>
        <translation>Çıkarılan kanalların payı. F2 ya da çift tıklama katmana yüzde olarak kendi payını verir; boş alan ortak payı geri getirir. Kanalları paylaşan katmanlar bu payı da paylaşır.</translation>
    </message>
    <message>
        <source>Share of channels that go; in bold: a layer&apos;s own</source>
        <translation>Çıkarılan kanalların payı; kalın yazılanlar katmanın kendi payıdır</translation>
    </message>
    <message>
        <source>Predicted: what the network&apos;s output loses with this layer&apos;s channels, although the rest makes up for what it can. Layers that share channels show the same.</source>
        <translation>Kestirim: kalan kanallar elinden geleni telafi etse de bu katmanın kanallarıyla ağın çıkışının yitirdiği pay. Kanalları paylaşan katmanlar aynı değeri gösterir.</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Çıkarılan</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Hasar</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>hepsi kalır</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Uyum</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grup</translation>
    </message>
    <message>
        <source>Share of channels that no image activated</source>
        <translation>Hiçbir görüntünün etkinleştirmediği kanalların payı</translation>
    </message>
    <message>
        <source>How many of the channels that these images would keep, unlimited data would keep too, judged by two halves of the images</source>
        <translation>Bu görüntülerin tutacağı kanalların ne kadarını sınırsız veri de tutardı; görüntülerin iki yarısına bakılarak kestirilir</translation>
    </message>
    <message>
        <source>Channels that are removed together: layers of one group share them. In brackets how many layers do</source>
        <translation>Birlikte çıkarılan kanallar: bir grubun katmanları bunları paylaşır. Ayraç içinde kaç katmanın paylaştığı yazar</translation>
    </message>
    <message>
        <source>%1 of %2 channels</source>
        <translation>%1 / %2 kanal</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Kapsama</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LayerView</name>
    <message>
        <source>Importance</source>
        <translation>Önem</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Ölçüt</translation>
    </message>
    <message>
        <source>Importance is what the cut follows: summed over all layers that share the channels. The metric is the one that the heatmap shows.</source>
        <translation>Kesim öneme göre yapılır: kanalları paylaşan tüm katmanlar üzerinden toplanır. Ölçüt, ısı haritasında görünendir.</translation>
    </message>
    <message>
        <source>Value of the curve</source>
        <translation>Eğrinin değeri</translation>
    </message>
    <message>
        <source>Channels of the selected layer, sorted</source>
        <translation>Seçili katmanın kanalları, sıralı</translation>
    </message>
    <message>
        <source>No layer selected</source>
        <translation>Seçili katman yok</translation>
    </message>
    <message>
        <source>Click a row of the heatmap or of the layer list.</source>
        <translation>Isı haritasında ya da katman listesinde bir satıra tıklayın.</translation>
    </message>
    <message>
        <source>%1 · keeps %2 of %3 channels</source>
        <translation>%1 · %3 kanaldan %2 tanesi kalır</translation>
    </message>
    <message>
        <source>%1 · %2 channels</source>
        <translation>%1 · %2 kanal</translation>
    </message>
    <message>
        <source> · agreement %1</source>
        <translation> · uyum %1</translation>
    </message>
    <message>
        <source>Agreement: how many of the channels that these images would keep, unlimited data would keep too, judged by two halves of the images.</source>
        <translation>Uyum: bu görüntülerin tutacağı kanalların ne kadarını sınırsız veri de tutardı; görüntülerin iki yarısına bakılarak kestirilir.</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>Left and Right move the cut, Delete takes the layer&apos;s own share back.</source>
        <translation>Sol ve sağ ok kesimi kaydırır; Delete katmanın kendi payını geri alır.</translation>
    </message>
    <message>
        <source>Channels of the selected layer</source>
        <translation>Seçili katmanın kanalları</translation>
    </message>
    <message>
        <source>How the values of the selected layer are spread</source>
        <translation>Seçili katmanın değerlerinin dağılımı</translation>
    </message>
    <message>
        <source>Views of the selected layer</source>
        <translation>Seçili katmanın görünümleri</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Eğri</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Izgara</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogram</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tablo</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtreler</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Resimler</translation>
    </message>
    <message>
        <source>Strongest first, with the cut, which can be dragged</source>
        <translation>En güçlüsü önde; kesim çizgisi sürüklenebilir</translation>
    </message>
    <message>
        <source>Every channel in its own place</source>
        <translation>Her kanal kendi yerinde</translation>
    </message>
    <message>
        <source>How many channels have which values</source>
        <translation>Hangi değerde kaç kanal var</translation>
    </message>
    <message>
        <source>Every channel in numbers, with confidence intervals</source>
        <translation>Her kanal sayılarla, güven aralıklarıyla</translation>
    </message>
    <message>
        <source>The weights that make each channel</source>
        <translation>Her kanalı oluşturan ağırlıklar</translation>
    </message>
    <message>
        <source>The images in which the selected channel is strongest</source>
        <translation>Seçili kanalın en güçlü olduğu görüntüler</translation>
    </message>
    <message>
        <source>The layers appear once data are chosen (Ctrl+D).</source>
        <translation>Katmanlar, veri seçilince görünür (Ctrl+D).</translation>
    </message>
    <message>
        <source>Analyse first (F5): every channel then stands here with its value.</source>
        <translation>Önce çözümleyin (F5): her kanal değeriyle burada görünür.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LeftoverList</name>
    <message>
        <source>Work to recover</source>
        <translation>Kurtarılacak çalışma</translation>
    </message>
    <message>
        <source>Recover %1, as of %2</source>
        <translation>%1 kurtarılabilir, son durum: %2</translation>
    </message>
    <message>
        <source>, with its interrupted analysis</source>
        <translation>, yarıda kalan çözümlemesiyle</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Kurtar</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;At</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::LogView</name>
    <message>
        <source>Log messages</source>
        <translation>Günlük iletileri</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tümünü kopyala</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Temizle</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::MainWindow</name>
    <message>
        <source>This model could not be opened</source>
        <translation>Bu model açılamadı</translation>
    </message>
    <message>
        <source>The data could not be used with this model</source>
        <translation>Veri bu modelle kullanılamadı</translation>
    </message>
    <message>
        <source>The analysis failed</source>
        <translation>Çözümleme başarısız oldu</translation>
    </message>
    <message>
        <source>The channels could not be ranked</source>
        <translation>Kanallar sıralanamadı</translation>
    </message>
    <message>
        <source>The smaller model was not written</source>
        <translation>Küçültülen model yazılmadı</translation>
    </message>
    <message>
        <source>The accuracy could not be measured</source>
        <translation>Doğruluk ölçülemedi</translation>
    </message>
    <message>
        <source>The file was not written</source>
        <translation>Dosya yazılmadı</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 kaydedildi</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>Listeyi &amp;temizle</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 parametre</translation>
    </message>
    <message>
        <source>%1 MACs</source>
        <translation>%1 MAC</translation>
    </message>
    <message>
        <source>input %1</source>
        <translation>girdi %1</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>&amp;Model aç…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>Ö&amp;rneği aç</translation>
    </message>
    <message>
        <source>Choose &amp;data…</source>
        <translation>&amp;Veri seç…</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Çözümle</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>İ&amp;ptal</translation>
    </message>
    <message>
        <source>&amp;Export smaller model…</source>
        <translation>Küçültülen modeli dışa &amp;aktar…</translation>
    </message>
    <message>
        <source>E&amp;valuate accuracy</source>
        <translation>&amp;Doğruluğu ölç</translation>
    </message>
    <message>
        <source>Save co&amp;verage as JSON…</source>
        <translation>Kap&amp;samayı JSON olarak kaydet…</translation>
    </message>
    <message>
        <source>Save &amp;heatmap as picture…</source>
        <translation>&amp;Isı haritasını resim olarak kaydet…</translation>
    </message>
    <message>
        <source>Save &amp;layer table as CSV…</source>
        <translation>Katman &amp;tablosunu CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>&amp;Filter layers</source>
        <translation>Katmanları &amp;süz</translation>
    </message>
    <message>
        <source>&amp;Larger rows</source>
        <translation>Daha &amp;yüksek satırlar</translation>
    </message>
    <message>
        <source>&amp;Smaller rows</source>
        <translation>Daha &amp;alçak satırlar</translation>
    </message>
    <message>
        <source>&amp;Reset docks</source>
        <translation>Panelleri &amp;sıfırla</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Çı&amp;k</translation>
    </message>
    <message>
        <source>&amp;About CleanAI Studio</source>
        <translation>CleanAI Studio &amp;hakkında</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Dosya</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>So&amp;n açılanlar</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Çözümleme</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Görünüm</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Renk düzeni</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>&amp;Sistem gibi</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Açık</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Koyu</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Yardım</translation>
    </message>
    <message>
        <source>Main tool bar</source>
        <translation>Ana araç çubuğu</translation>
    </message>
    <message>
        <source>About CleanAI Studio</source>
        <translation>CleanAI Studio hakkında</translation>
    </message>
    <message>
        <source>&lt;h3&gt;CleanAI Studio %1&lt;/h3&gt;&lt;p&gt;Shows which channels of a neural network its data uses, and cuts the rest.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Built with LibTorch, Qt and QCustomPlot.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;CleanAI Studio %1&lt;/h3&gt;&lt;p&gt;Bir sinir ağının hangi kanallarının veriyle kullanıldığını gösterir ve gerisini budar.&lt;/p&gt;&lt;p&gt;GNU Genel Kamu Lisansı sürüm 3 ya da sonrası altında özgür yazılımdır. LibTorch, Qt ve QCustomPlot ile yapılmıştır.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>Model aç</translation>
    </message>
    <message>
        <source>TorchScript models (*.pt *.pth *.ts *.torchscript *.jit);;All files (*)</source>
        <translation>TorchScript modelleri (*.pt *.pth *.ts *.torchscript *.jit);;Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>Export smaller model</source>
        <translation>Küçültülen modeli dışa aktar</translation>
    </message>
    <message>
        <source>TorchScript models (*.pt)</source>
        <translation>TorchScript modelleri (*.pt)</translation>
    </message>
    <message>
        <source>Save coverage</source>
        <translation>Kapsamayı kaydet</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON dosyaları (*.json)</translation>
    </message>
    <message>
        <source>Save heatmap</source>
        <translation>Isı haritasını kaydet</translation>
    </message>
    <message>
        <source>Save layer table</source>
        <translation>Katman tablosunu kaydet</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV dosyaları (*.csv)</translation>
    </message>
    <message>
        <source>Fi&amp;tting rows</source>
        <translation>Sığan &amp;satırlar</translation>
    </message>
    <message>
        <source>The damage could not be predicted</source>
        <translation>Hasar kestirilemedi</translation>
    </message>
    <message>
        <source>The times could not be measured</source>
        <translation>Süreler ölçülemedi</translation>
    </message>
    <message>
        <source>Save &amp;comparison as CSV…</source>
        <translation>&amp;Karşılaştırmayı CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>&amp;Measure times</source>
        <translation>Sü&amp;releri ölç</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri al</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Yinele</translation>
    </message>
    <message>
        <source>Rese&amp;t all choices</source>
        <translation>Bütün seçimleri &amp;sıfırla</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Geri al: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Yinele: %1</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Dü&amp;zen</translation>
    </message>
    <message>
        <source>Save comparison</source>
        <translation>Karşılaştırmayı kaydet</translation>
    </message>
    <message>
        <source>This project could not be opened</source>
        <translation>Bu proje açılamadı</translation>
    </message>
    <message>
        <source>The sensitivity could not be measured</source>
        <translation>Duyarlılık ölçülemedi</translation>
    </message>
    <message>
        <source>No amount was found</source>
        <translation>Bir miktar bulunamadı</translation>
    </message>
    <message>
        <source>This analysis could not be opened</source>
        <translation>Bu çözümleme açılamadı</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>&amp;Proje aç…</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Pro&amp;jeyi kaydet</translation>
    </message>
    <message>
        <source>Save pro&amp;ject as…</source>
        <translation>Projeyi &amp;farklı kaydet…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Proj&amp;eyi kapat</translation>
    </message>
    <message>
        <source>Save &amp;picture of the plot…</source>
        <translation>&amp;Grafiği resim olarak kaydet…</translation>
    </message>
    <message>
        <source>Export &amp;weights (state_dict)…</source>
        <translation>Ağırlıkları &amp;dışa aktar (state_dict)…</translation>
    </message>
    <message>
        <source>Export pla&amp;n as JSON…</source>
        <translation>P&amp;lanı JSON olarak dışa aktar…</translation>
    </message>
    <message>
        <source>Export &amp;report…</source>
        <translation>Rap&amp;oru dışa aktar…</translation>
    </message>
    <message>
        <source>Save c&amp;hannels as CSV…</source>
        <translation>Kanalları &amp;CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Klavye kısayolları</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Raporu dışa aktar</translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF document (*.pdf)</source>
        <translation>Web sayfası (*.html);;PDF belgesi (*.pdf)</translation>
    </message>
    <message>
        <source>Report on %1</source>
        <translation>%1 raporu</translation>
    </message>
    <message>
        <source>Save channels</source>
        <translation>Kanalları kaydet</translation>
    </message>
    <message>
        <source>Export plan</source>
        <translation>Planı dışa aktar</translation>
    </message>
    <message>
        <source>Export weights</source>
        <translation>Ağırlıkları dışa aktar</translation>
    </message>
    <message>
        <source>PyTorch weights (*.pt *.pth)</source>
        <translation>PyTorch ağırlıkları (*.pt *.pth)</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Resmi kaydet</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabloyu kaydet</translation>
    </message>
    <message>
        <source>Compare with an analysis</source>
        <translation>Bir çözümlemeyle karşılaştır</translation>
    </message>
    <message>
        <source>JSON files (*.json);;All files (*)</source>
        <translation>JSON dosyaları (*.json);;Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Resim olarak kaydet…</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabloyu kopyala</translation>
    </message>
    <message>
        <source>Save table as CSV…</source>
        <translation>Tabloyu CSV olarak kaydet…</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>Di&amp;l</translation>
    </message>
    <message>
        <source>CleanAI projects (*.cleanai)</source>
        <translation>CleanAI projeleri (*.cleanai)</translation>
    </message>
    <message>
        <source>Save changes?</source>
        <translation>Değişiklikler kaydedilsin mi?</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 içinde kaydedilmemiş değişiklikler var.</translation>
    </message>
    <message>
        <source>What was measured and what is to be pruned would be lost.</source>
        <translation>Ölçülenler ve nelerin budanacağı yitirilir.</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Proje aç</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>Projeyi kaydet</translation>
    </message>
    <message>
        <source>Where is %1?</source>
        <translation>%1 nerede?</translation>
    </message>
    <message>
        <source>&amp;Locate model…</source>
        <translation>Modeli &amp;bul…</translation>
    </message>
    <message>
        <source>Open &amp;without measurements</source>
        <translation>Ölçümler olmadan &amp;aç</translation>
    </message>
    <message>
        <source>The model of this project is missing</source>
        <translation>Bu projenin modeli bulunamıyor</translation>
    </message>
    <message>
        <source>The model of this project has changed</source>
        <translation>Bu projenin modeli değişmiş</translation>
    </message>
    <message>
        <source>Everything is shown. A new analysis, and keeping accuracy, need the data: choose it anew.</source>
        <translation>Her şey gösteriliyor. Yeni bir çözümleme ve doğruluğu koruma için veri gerekir: yeniden seçin.</translation>
    </message>
    <message>
        <source>The data of this project cannot be used</source>
        <translation>Bu projenin verisi kullanılamıyor</translation>
    </message>
    <message>
        <source>Choose data…</source>
        <translation>Veri seç…</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>&amp;Sonraki panel</translation>
    </message>
    <message>
        <source>Pre&amp;vious panel</source>
        <translation>Ö&amp;nceki panel</translation>
    </message>
    <message>
        <source>Work cannot be laid aside: a crash would lose it</source>
        <translation>Çalışma yedeklenemiyor: bir çökmede yitirilir</translation>
    </message>
    <message>
        <source>What is running would be stopped, and its result lost.</source>
        <translation>Çalışan iş durdurulur, sonucu da yitirilir.</translation>
    </message>
    <message>
        <source>Stop what is running?</source>
        <translation>Çalışan iş durdurulsun mu?</translation>
    </message>
    <message>
        <source>%1 is at work.</source>
        <translation>%1 üzerinde çalışılıyor.</translation>
    </message>
    <message>
        <source>&amp;Stop it</source>
        <translation>&amp;Durdur</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 zaten var. Yerine yazılsın mı?</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>Dosyanın yerine yaz</translation>
    </message>
    <message>
        <source>The analysis did not come to its end: the earlier one is shown again.</source>
        <translation>Çözümleme sonuna varmadı: öncekisi yeniden gösteriliyor.</translation>
    </message>
    <message>
        <source>What was measured on the present data would be lost.</source>
        <translation>Şimdiki verilerle ölçülenler yitirilirdi.</translation>
    </message>
    <message>
        <source>These pictures cannot be used yet</source>
        <translation>Bu resimler henüz kullanılamaz</translation>
    </message>
    <message>
        <source>no model is open</source>
        <translation>açık model yok</translation>
    </message>
    <message>
        <source>Open the model first, then drop its pictures</source>
        <translation>Önce modeli açın, sonra resimlerini bırakın</translation>
    </message>
    <message>
        <source>Closes once the files are written…</source>
        <translation>Dosyalar yazılınca kapanır…</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::MessageBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copies the message</source>
        <translation>İletiyi kopyalar</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>İletiyi kapat</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>İleti</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::PresetMenu</name>
    <message>
        <source>&amp;Keep accuracy: half of the MACs</source>
        <translation>&amp;Doğruluğu koru: MAC sayısının yarısı</translation>
    </message>
    <message>
        <source>&amp;Smallest: a quarter of the MACs</source>
        <translation>&amp;En küçük: MAC sayısının dörtte biri</translation>
    </message>
    <message>
        <source>&amp;Coverage: half of the channels</source>
        <translation>&amp;Kapsama: kanalların yarısı</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Hazır ayarlar</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::PruningHistory</name>
    <message>
        <source>ranking</source>
        <translation>sıralama</translation>
    </message>
    <message>
        <source>metric</source>
        <translation>ölçüt</translation>
    </message>
    <message>
        <source>kind of amount</source>
        <translation>miktarın türü</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>miktar</translation>
    </message>
    <message>
        <source>scope</source>
        <translation>kapsam</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>yuvarlama</translation>
    </message>
    <message>
        <source>smallest number of channels</source>
        <translation>en az kanal sayısı</translation>
    </message>
    <message>
        <source>keeping accuracy</source>
        <translation>doğruluğu koruma</translation>
    </message>
    <message>
        <source>layer&apos;s own share</source>
        <translation>katmanın kendi payı</translation>
    </message>
    <message>
        <source>keeping a layer whole</source>
        <translation>katmanı bütün tutma</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>hazır ayar</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>sıfırlama</translation>
    </message>
    <message>
        <source>training on</source>
        <translation>eğitime devam</translation>
    </message>
    <message>
        <source>amount by accuracy</source>
        <translation>doğruluğa göre miktar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::PruningPanel</name>
    <message>
        <source>Me&amp;tric:</source>
        <translation>Ölçü&amp;t:</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parametreler</translation>
    </message>
    <message>
        <source>MACs</source>
        <translation>MAC sayısı</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanallar</translation>
    </message>
    <message>
        <source>&amp;Export smaller model…</source>
        <translation>Küçültülen modeli dışa &amp;aktar…</translation>
    </message>
    <message>
        <source>every group equally</source>
        <translation>her gruptan eşit</translation>
    </message>
    <message>
        <source>groups of one kind together</source>
        <translation>aynı türden gruplar birlikte</translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation>tüm ağdan</translation>
    </message>
    <message>
        <source>Kept channels are rounded up to a multiple of this, for hardware that likes it</source>
        <translation>Kalan kanallar bunun bir katına yukarı yuvarlanır; bazı donanımlar bunu sever</translation>
    </message>
    <message>
        <source>Share of channels to remove</source>
        <translation>Çıkarılacak kanalların payı</translation>
    </message>
    <message>
        <source>&amp;Rank by:</source>
        <translation>&amp;Sıralama:</translation>
    </message>
    <message>
        <source>Round &amp;up to:</source>
        <translation>Y&amp;uvarla:</translation>
    </message>
    <message>
        <source>Choose data first: the network is inspected with it.</source>
        <translation>Önce veri seçin: ağ onunla incelenir.</translation>
    </message>
    <message>
        <source>This ranking needs an analysis. Rankings by weights need none.</source>
        <translation>Bu sıralama bir çözümleme gerektirir. Ağırlıklara göre sıralama gerektirmez.</translation>
    </message>
    <message>
        <source>Computing scores…</source>
        <translation>Puanlar hesaplanıyor…</translation>
    </message>
    <message>
        <source>Rem&amp;ove:</source>
        <translation>Çı&amp;kar:</translation>
    </message>
    <message>
        <source>Sco&amp;pe:</source>
        <translation>Kapsa&amp;m:</translation>
    </message>
    <message>
        <source>Prese&amp;ts</source>
        <translation>&amp;Hazır ayarlar</translation>
    </message>
    <message>
        <source>Re&amp;set</source>
        <translation>&amp;Sıfırla</translation>
    </message>
    <message>
        <source>share of channels to remove</source>
        <translation>çıkarılacak kanal payı</translation>
    </message>
    <message>
        <source>MACs to leave</source>
        <translation>kalacak MAC sayısı</translation>
    </message>
    <message>
        <source>parameters to leave</source>
        <translation>kalacak parametreler</translation>
    </message>
    <message>
        <source>where it damages least</source>
        <translation>en az zarar verecek yerde</translation>
    </message>
    <message>
        <source>at &amp;least:</source>
        <translation>&amp;en az:</translation>
    </message>
    <message>
        <source>Ho&amp;w much:</source>
        <translation>&amp;Ne kadar:</translation>
    </message>
    <message>
        <source>Damage:</source>
        <translation>Hasar:</translation>
    </message>
    <message>
        <source>Everything as it is for a new model; can be undone</source>
        <translation>Her şey yeni bir modelde olduğu gibi; geri alınabilir</translation>
    </message>
    <message>
        <source>A target finds the share of every group by itself</source>
        <translation>Hedef verilince her grubun payı kendiliğinden bulunur</translation>
    </message>
    <message>
        <source>What the removed channels take from the network&apos;s answers although the rest makes up for what it can: the share of the output&apos;s variation that is lost, judged by the analysed pictures before anything is cut. A small number is good; 0 % loses nothing.</source>
        <translation>Kalan kanallar elinden geleni telafi etse de çıkarılan kanalların ağın yanıtlarından götürdüğü: çıkışın değişkenliğinden yiten pay. Hiçbir şey kesilmeden önce, çözümlenen resimlerle kestirilir. Küçük sayı iyidir; % 0 hiçbir şey yitirmez.</translation>
    </message>
    <message>
        <source>Predicted damage</source>
        <translation>Kestirilen hasar</translation>
    </message>
    <message>
        <source>Removes first what costs least for what it saves. Needs a ranking whose scores are damage: optimal brain surgeon.</source>
        <translation>Önce, kazandırdığına göre en az zarar vereni çıkarır. Puanları hasar olan bir sıralama ister: optimal beyin cerrahı.</translation>
    </message>
    <message>
        <source>Round kept channels up to a multiple</source>
        <translation>Kalan kanalları bir kata yuvarla</translation>
    </message>
    <message>
        <source>Channels that every layer keeps at least</source>
        <translation>Her katmanda en az kalacak kanal sayısı</translation>
    </message>
    <message>
        <source>Lea&amp;ve:</source>
        <translation>K&amp;alsın:</translation>
    </message>
    <message>
        <source>Share of MACs to leave</source>
        <translation>Kalacak MAC payı</translation>
    </message>
    <message>
        <source>Share of parameters to leave</source>
        <translation>Kalacak parametre payı</translation>
    </message>
    <message>
        <source>File, about</source>
        <translation>Dosya, yaklaşık</translation>
    </message>
    <message>
        <source>computing…</source>
        <translation>hesaplanıyor…</translation>
    </message>
    <message>
        <source>%1 of the output</source>
        <translation>çıkışın %1 kadarı</translation>
    </message>
    <message>
        <source>, most by %1</source>
        <translation>, en çok %1</translation>
    </message>
    <message>
        <source>This ranking learns from pictures; from noise it would learn nothing.</source>
        <translation>Bu sıralama resimlerden öğrenir; gürültüden bir şey öğrenemez.</translation>
    </message>
    <message>
        <source>Keep accuracy</source>
        <translation>Doğruluğu koru</translation>
    </message>
    <message>
        <source>Amount by accuracy</source>
        <translation>Doğruluğa göre miktar</translation>
    </message>
    <message>
        <source>Scope and rounding</source>
        <translation>Kapsam ve yuvarlama</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::RecoveryEdit</name>
    <message>
        <source>Noise tells nothing about what to keep. Choose pictures to repair the network with.</source>
        <translation>Gürültü, neyin kalacağı üzerine bir şey söylemez. Ağı onarmak için resim seçin.</translation>
    </message>
    <message>
        <source>Training needs images to learn from and others to be judged by: choose more data.</source>
        <translation>Eğitim için öğrenilecek görüntüler ve değerlendirmek için başkaları gerekir: daha çok veri seçin.</translation>
    </message>
    <message>
        <source>Networks with several inputs cannot be trained on here.</source>
        <translation>Birden çok girdisi olan ağların eğitimine burada devam edilemez.</translation>
    </message>
    <message>
        <source>Recali&amp;brate batch norms</source>
        <translation>Yığın normlarını yeniden &amp;belirle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>The kept channels stay as they are</source>
        <translation>Kalan kanallar olduğu gibi kalır</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>hızlı</translation>
    </message>
    <message>
        <source>The kept channels make up for the removed ones, by least squares; seconds</source>
        <translation>Kalan kanallar çıkarılanların yerini en küçük karelerle tutar; saniyeler sürer</translation>
    </message>
    <message>
        <source>thorough</source>
        <translation>kapsamlı</translation>
    </message>
    <message>
        <source>Then every layer is fitted to what the original computes there, one after the other: better when much goes, and slower</source>
        <translation>Ayrıca her katman sırayla özgün ağın orada hesapladığına uydurulur: çok kanal çıkınca daha iyi, ama daha yavaş</translation>
    </message>
    <message>
        <source>On export, with the analysed pictures; no labels needed</source>
        <translation>Dışa aktarırken, çözümlenen resimlerle; etiket gerekmez</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Onarım</translation>
    </message>
    <message>
        <source>On export batch norms take new statistics from the smaller network</source>
        <translation>Dışa aktarırken yığın normları istatistiklerini küçük ağdan yeniden alır</translation>
    </message>
    <message>
        <source>off</source>
        <translation>kapalı</translation>
    </message>
    <message>
        <source> epochs</source>
        <translation> dönem</translation>
    </message>
    <message>
        <source>On export the smaller network goes on learning from the original, on the analysed pictures without their labels. Some are held out to judge by, and the best state is kept. An epoch takes about as long as four analyses.</source>
        <translation>Dışa aktarırken küçük ağ, çözümlenen resimlerle ve etiketleri kullanmadan özgün ağdan öğrenmeyi sürdürür. Resimlerin bir bölümü değerlendirmek için ayrılır ve en iyi durum tutulur. Bir dönem yaklaşık dört çözümleme kadar sürer.</translation>
    </message>
    <message>
        <source>Epochs of training with the original as the teacher</source>
        <translation>Özgün ağ öğretmenken eğitim dönemleri</translation>
    </message>
    <message>
        <source>Repa&amp;ir:</source>
        <translation>&amp;Onarım:</translation>
    </message>
    <message>
        <source>Trai&amp;n on:</source>
        <translation>Eğitime de&amp;vam:</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ResultPanel</name>
    <message>
        <source>✓ Proven equal to the original with the removed channels masked: relative difference %1 (allowed: %2).
✓ Saved and loaded again: difference %3.</source>
        <translation>✓ Çıkarılan kanalları maskelenmiş özgün ağa eşit olduğu kanıtlandı: göreli fark %1 (izin verilen: %2).
✓ Kaydedilip yeniden yüklendi: fark %3.</translation>
    </message>
    <message>
        <source>Ope&amp;n folder</source>
        <translation>Klasör&amp;ü aç</translation>
    </message>
    <message>
        <source>Nothing exported yet. The smaller model will be compared with the original here.</source>
        <translation>Henüz bir şey dışa aktarılmadı. Küçültülen model burada özgün modelle karşılaştırılacak.</translation>
    </message>
    <message>
        <source>Eva&amp;luate on all images</source>
        <translation>Tüm görüntülerle ö&amp;lç</translation>
    </message>
    <message>
        <source>&amp;Measure times</source>
        <translation>Sü&amp;releri ölç</translation>
    </message>
    <message>
        <source>Sa&amp;ve table…</source>
        <translation>Tab&amp;loyu kaydet…</translation>
    </message>
    <message>
        <source>Runs the original and the smaller network over all images that were not used before</source>
        <translation>Özgün ağı ve küçük ağı, daha önce kullanılmamış bütün görüntülerle çalıştırır</translation>
    </message>
    <message>
        <source>Runs both networks with one image again and again, for about three seconds</source>
        <translation>İki ağı da tek görüntüyle, yaklaşık üç saniye boyunca yeniden yeniden çalıştırır</translation>
    </message>
    <message>
        <source>All images that were not used before have judged</source>
        <translation>Daha önce kullanılmamış bütün görüntüler değerlendirdi</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::RunBar</name>
    <message>
        <source>Opening the model</source>
        <translation>Model açılıyor</translation>
    </message>
    <message>
        <source>Opening the data and inspecting the network</source>
        <translation>Veri açılıyor, ağ inceleniyor</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>Çözümleniyor</translation>
    </message>
    <message>
        <source>Computing scores</source>
        <translation>Puanlar hesaplanıyor</translation>
    </message>
    <message>
        <source>Exporting and proving the smaller model</source>
        <translation>Küçültülen model yazılıyor ve kanıtlanıyor</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Doğruluk ölçülüyor</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Kaydediliyor</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>Stops the running job (Esc)</source>
        <translation>Çalışan işi durdurur (Esc)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Durduruluyor…</translation>
    </message>
    <message>
        <source>: %1 of %2</source>
        <translation>: %1 / %2</translation>
    </message>
    <message>
        <source> · %1 images/s</source>
        <translation> · %1 görüntü/sn</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation> · %1 kaldı</translation>
    </message>
    <message>
        <source> · agreement %1</source>
        <translation> · uyum %1</translation>
    </message>
    <message>
        <source>Agreement: how many of the channels that these images would keep, unlimited data would keep too, judged by two halves of the images.</source>
        <translation>Uyum: bu görüntülerin tutacağı kanalların ne kadarını sınırsız veri de tutardı; görüntülerin iki yarısına bakılarak kestirilir.</translation>
    </message>
    <message>
        <source>Predicting the damage</source>
        <translation>Hasar kestiriliyor</translation>
    </message>
    <message>
        <source>Measuring times</source>
        <translation>Süreler ölçülüyor</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Proje açılıyor</translation>
    </message>
    <message>
        <source>Measuring the sensitivity</source>
        <translation>Duyarlılık ölçülüyor</translation>
    </message>
    <message>
        <source>Searching the amount</source>
        <translation>Miktar aranıyor</translation>
    </message>
    <message>
        <source>Opening the other analysis</source>
        <translation>Öbür çözümleme açılıyor</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::RunPanel</name>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Kaydet…</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>saniye</translation>
    </message>
    <message>
        <source>memory, MB</source>
        <translation>bellek, MB</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%2 sonra %1</translation>
    </message>
    <message>
        <source>images</source>
        <translation>görüntüler</translation>
    </message>
    <message>
        <source>agreement, %</source>
        <translation>uyum, %</translation>
    </message>
    <message>
        <source>%1 after %2 images</source>
        <translation>%2 görüntüden sonra %1</translation>
    </message>
    <message>
        <source>Memory of the program over time</source>
        <translation>Zaman içinde programın belleği</translation>
    </message>
    <message>
        <source>Agreement over the images of the analysis</source>
        <translation>Çözümlemenin görüntüleri boyunca uyum</translation>
    </message>
    <message>
        <source>How many of the channels that these images would keep, unlimited data would keep too</source>
        <translation>Bu görüntülerin tutacağı kanalların ne kadarını sınırsız veri de tutardı</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV dosyaları (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Memory…</source>
        <translation>&amp;Bellek…</translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation>Belleği kaydet</translation>
    </message>
    <message>
        <source>&amp;Agreement…</source>
        <translation>&amp;Uyum…</translation>
    </message>
    <message>
        <source>Save agreement</source>
        <translation>Uyumu kaydet</translation>
    </message>
    <message>
        <source>Stops the running job (Esc)</source>
        <translation>Çalışan işi durdurur (Esc)</translation>
    </message>
    <message>
        <source>Now:</source>
        <translation>Şimdi:</translation>
    </message>
    <message>
        <source>Speed:</source>
        <translation>Hız:</translation>
    </message>
    <message>
        <source>Time left:</source>
        <translation>Kalan süre:</translation>
    </message>
    <message>
        <source>Batches:</source>
        <translation>Yığınlar:</translation>
    </message>
    <message>
        <source>Memory now:</source>
        <translation>Şu anki bellek:</translation>
    </message>
    <message>
        <source>Before loading:</source>
        <translation>Yüklemeden önce:</translation>
    </message>
    <message>
        <source>Peak:</source>
        <translation>Tepe:</translation>
    </message>
    <message>
        <source>After the run:</source>
        <translation>Çalışmadan sonra:</translation>
    </message>
    <message>
        <source>nothing runs</source>
        <translation>çalışan iş yok</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>durduruluyor…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>before loading</source>
        <translation>başlangıç</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>tepe</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::SensitivityModel</name>
    <message>
        <source>How often the original gives the same answer</source>
        <translation>Özgün ağın ne sıklıkta aynı yanıtı verdiği</translation>
    </message>
    <message>
        <source>Predicted from the analysed images alone, by a trial of the repaired network</source>
        <translation>Yalnız çözümlenen görüntülerden, onarılan ağın bir denemesiyle kestirilir</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Çıkarılan</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Kalan</translation>
    </message>
    <message>
        <source>Top-1</source>
        <translation>İlk 1</translation>
    </message>
    <message>
        <source>Same answer</source>
        <translation>Aynı yanıt</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Hasar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::SensitivityPlot</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ve %2 katman daha</translation>
    </message>
    <message>
        <source>share of the group&apos;s channels removed, %</source>
        <translation>grubun çıkarılan kanal payı, %</translation>
    </message>
    <message>
        <source>top-1, %</source>
        <translation>ilk 1, %</translation>
    </message>
    <message>
        <source>same answer, %</source>
        <translation>aynı yanıt, %</translation>
    </message>
    <message>
        <source>%1: without %2 of its channels (%3 of %4 kept): %5</source>
        <translation>%1: kanallarının %2 kadarı olmadan (%4 kanaldan %3 tanesi kalır): %5</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::SensitivityView</name>
    <message>
        <source>Measure</source>
        <translation>Ölç</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>with repair</source>
        <translation>onarımla</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Kaydet…</translation>
    </message>
    <message>
        <source>Accuracy over the removed share of each group</source>
        <translation>Her grubun çıkarılan payına göre doğruluk</translation>
    </message>
    <message>
        <source>Sensitivity of the selected group</source>
        <translation>Seçili grubun duyarlılığı</translation>
    </message>
    <message>
        <source> images</source>
        <translation> görüntü</translation>
    </message>
    <message>
        <source>Images to judge by, at most</source>
        <translation>Değerlendirmede kullanılacak görüntüler, en çok</translation>
    </message>
    <message>
        <source>More images tell smaller losses apart and take longer. Analysed images do not judge.</source>
        <translation>Daha çok görüntü daha küçük kayıpları ayırt eder ve daha uzun sürer. Çözümlenen görüntülerle değerlendirme yapılmaz.</translation>
    </message>
    <message>
        <source>The kept channels make up for the masked ones, as the quick repair does on export</source>
        <translation>Dışa aktarmadaki hızlı onarımda olduğu gibi, kalan kanallar maskelenenlerin yerini tutar</translation>
    </message>
    <message>
        <source>Masks more and more of each group while the others stay whole. Can be stopped and gone on with.</source>
        <translation>Öbürleri bütün kalırken her grubun gitgide daha çoğunu maskeler. Durdurulup sürdürülebilir.</translation>
    </message>
    <message>
        <source>The curves as a picture or drawing, or all points as CSV</source>
        <translation>Eğriler resim ya da çizim olarak veya bütün noktalar CSV olarak</translation>
    </message>
    <message>
        <source>Save sensitivity</source>
        <translation>Duyarlılığı kaydet</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV dosyaları (*.csv)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source> · %1 left</source>
        <translation> · %1 kaldı</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Durduruluyor…</translation>
    </message>
    <message>
        <source>Judged by %1 images</source>
        <translation>%1 görüntüyle ölçüldü</translation>
    </message>
    <message>
        <source> · stopped before the end</source>
        <translation> · bitmeden durduruldu</translation>
    </message>
    <message>
        <source> · of another ranking than the chosen one</source>
        <translation> · seçili olandan başka bir sıralamayla</translation>
    </message>
    <message>
        <source>Measure shows how much accuracy each group of channels is worth: it masks more and more of one group while the others stay whole, and compares the answers.</source>
        <translation>Ölç, her kanal grubunun doğruluk için değerini gösterir: ötekiler bütün kalırken bir grubun gitgide daha çok kanalını maskeler ve yanıtları karşılaştırır.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ShareEdit</name>
    <message>
        <source>%1, in percent</source>
        <translation>%1, yüzde olarak</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>İşlem</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tuşlar</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Grafikler</translation>
    </message>
    <message>
        <source>Select a layer</source>
        <translation>Katman seç</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Yukarı, Aşağı</translation>
    </message>
    <message>
        <source>Larger or smaller rows</source>
        <translation>Daha yüksek ya da alçak satırlar</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+Tekerlek</translation>
    </message>
    <message>
        <source>Menu of the plot</source>
        <translation>Grafiğin menüsü</translation>
    </message>
    <message>
        <source>Menu key, Shift+F10</source>
        <translation>Menü tuşu, Shift+F10</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::StartPage</name>
    <message>
        <source>See which channels of a network your data uses, and cut the rest.</source>
        <translation>Verinizin bir ağın hangi kanallarını kullandığını görün, gerisini budayın.</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>&amp;Model aç…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>Ö&amp;rneği aç</translation>
    </message>
    <message>
        <source>A small network trained on Fashion-MNIST, with 1,000 test pictures</source>
        <translation>Fashion-MNIST ile eğitilmiş küçük bir ağ ve 1.000 sınama resmi</translation>
    </message>
    <message>
        <source>Not TorchScript yet? In Python:</source>
        <translation>Henüz TorchScript değil mi? Python’da:</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>K&amp;opyala</translation>
    </message>
    <message>
        <source>Drop a TorchScript model or a project here</source>
        <translation>Bir TorchScript modelini ya da projeyi buraya bırakın</translation>
    </message>
    <message>
        <source>Open &amp;project…</source>
        <translation>&amp;Proje aç…</translation>
    </message>
    <message>
        <source>Recent projects and models</source>
        <translation>Son açılan projeler ve modeller</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>Bu listeden çıkar</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>artık yok</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1, %2 içinde</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::StrongestView</name>
    <message>
        <source>Pictures in which the channel is strongest</source>
        <translation>Kanalın en güçlü olduğu resimler</translation>
    </message>
    <message>
        <source>image %1%2: largest value %3</source>
        <translation>görüntü %1%2: en büyük değer %3</translation>
    </message>
    <message>
        <source>No layer selected</source>
        <translation>Seçili katman yok</translation>
    </message>
    <message>
        <source>Analyse first: the pictures are found on the way.</source>
        <translation>Önce çözümleyin: resimler o sırada bulunur.</translation>
    </message>
    <message>
        <source>This analysis did not note its strongest pictures. Analyse again to see them.</source>
        <translation>Bu çözümleme en güçlü resimlerini not etmemiş. Görmek için yeniden çözümleyin.</translation>
    </message>
    <message>
        <source>Select a channel to see the pictures in which it is strongest.</source>
        <translation>En güçlü olduğu resimleri görmek için bir kanal seçin.</translation>
    </message>
    <message>
        <source>The channel had no finite value.</source>
        <translation>Kanalın sonlu bir değeri yoktu.</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>görüntü %1</translation>
    </message>
    <message>
        <source>The pictures are not there: choose the data anew.</source>
        <translation>Resimler yerinde değil: verileri yeniden seçin.</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::WarningsView</name>
    <message>
        <source>No warnings.</source>
        <translation>Uyarı yok.</translation>
    </message>
    <message>
        <source>Warnings of the analysis</source>
        <translation>Çözümlemenin uyarıları</translation>
    </message>
    <message>
        <source>%1 pictures could not be read and were skipped.</source>
        <translation>%1 resim okunamadı ve atlandı.</translation>
    </message>
    <message>
        <source>Enter or a double click selects the layer that the warning names</source>
        <translation>Enter ya da çift tıklama, uyarının adını verdiği katmanı seçer</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::Worker</name>
    <message>
        <source>Memory</source>
        <translation>Bellek</translation>
    </message>
    <message>
        <source>there is not enough of it for this job</source>
        <translation>bu iş için yeterli değil</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller batch size</source>
        <translation>Başka programları kapatın ya da daha küçük bir yığın boyutu seçin</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>Beklenmeyen hata</translation>
    </message>
    <message>
        <source>The log view tells what happened before</source>
        <translation>Öncesinde ne olduğu günlükte yazar</translation>
    </message>
</context>
<context>
    <name>cleanai::ui::Workspace</name>
    <message>
        <source>Layers</source>
        <translation>Katmanlar</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Veri</translation>
    </message>
    <message>
        <source>Pruning</source>
        <translation>Budama</translation>
    </message>
    <message>
        <source>Smaller model</source>
        <translation>Küçültülen model</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Günlük</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Uyarılar</translation>
    </message>
    <message>
        <source>Warnings (%1)</source>
        <translation>Uyarılar (%1)</translation>
    </message>
    <message>
        <source>Ready to analyse</source>
        <translation>Çözümlemeye hazır</translation>
    </message>
    <message>
        <source>The pictures stream through the network once. Only statistics of each channel are kept.</source>
        <translation>Resimler ağdan bir kez geçer. Yalnız her kanalın istatistikleri tutulur.</translation>
    </message>
    <message>
        <source>Which pictures should the network be measured on?</source>
        <translation>Ağ hangi resimlerle ölçülsün?</translation>
    </message>
    <message>
        <source>Take some that look like those it will meet: a folder of pictures, IDX, CIFAR or NumPy files. Labels are not needed.</source>
        <translation>Ağın karşılaşacaklarına benzeyenleri alın: bir resim klasörü, IDX, CIFAR ya da NumPy dosyaları. Etiket gerekmez.</translation>
    </message>
    <message>
        <source>Choose data…</source>
        <translation>Veri seç…</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Çözümle</translation>
    </message>
    <message>
        <source>Selected layer</source>
        <translation>Seçili katman</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruplar</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Duyarlılık</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Çalışma</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Karşılaştırma</translation>
    </message>
</context>
</TS>
